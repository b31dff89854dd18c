package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.TokenizedText;

/** Which way a text runs. */
final class TextDirection {
    private TextDirection() {}

    static boolean isRightToLeft(ReadAttention read) {
        TokenizedText text = read.trace().text();
        String pair = text.textPair();
        return isRightToLeft(pair == null ? text.text() : text.text() + pair);
    }

    /** Whether more of its letters are of scripts such as Arabic and Hebrew than of others. */
    static boolean isRightToLeft(String text) {
        int balance = text.codePoints()
                .map(codePoint -> switch (Character.getDirectionality(codePoint)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> 1;
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> -1;
                    default -> 0;
                })
                .sum();
        return balance > 0;
    }

    /** Whether a text is written in signs that stand upright also where lines run down: Chinese, Japanese, Korean. */
    static boolean standsUpright(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(TextDirection::standsUpright);
    }

    private static boolean standsUpright(int codePoint) {
        return Character.isIdeographic(codePoint)
                || switch (Character.UnicodeScript.of(codePoint)) {
                    case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
                    default -> isEastAsianMark(codePoint);
                };
    }

    /** Ideographic full stops, brackets and full-width forms. */
    private static boolean isEastAsianMark(int codePoint) {
        return (codePoint >= 0x3000 && codePoint <= 0x303F) || (codePoint >= 0xFF00 && codePoint <= 0xFFEF);
    }
}
