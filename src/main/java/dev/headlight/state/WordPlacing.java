package dev.headlight.state;

import dev.headlight.core.Token;

/** Writes a word of the vocabulary into a text so that the tokenizer reads it again. */
final class WordPlacing {
    private WordPlacing() {}

    /**
     * The text with a word in the place of a token. A word that begins anew is set apart from a letter before it; a
     * piece that goes on is joined to the word before it.
     *
     * @param place of a token that was typed
     * @param reading of the word, see {@link Token#GOES_ON}
     */
    static InputText put(InputText text, Token place, String reading) {
        String pair = text.pair();
        return place.sentence() == 1 && pair != null
                ? new InputText(text.text(), put(pair, place, reading))
                : new InputText(put(text.text(), place, reading), pair);
    }

    private static String put(String sentence, Token place, String reading) {
        boolean goesOn = reading.startsWith(Token.GOES_ON) && reading.length() > Token.GOES_ON.length();
        String word = goesOn ? reading.substring(Token.GOES_ON.length()) : reading;
        String before = sentence.substring(0, place.start());
        String after = sentence.substring(place.end());
        if (goesOn) {
            return before.stripTrailing() + word + after;
        }
        return before + (touches(before, word) ? " " : "") + word + after;
    }

    /** Whether two words would read as one; signs of scripts without blanks stand for themselves. */
    private static boolean touches(String before, String word) {
        if (before.isEmpty() || word.isEmpty()) {
            return false;
        }
        int left = before.codePointBefore(before.length());
        int right = word.codePointAt(0);
        return isLetter(left) && isLetter(right);
    }

    private static boolean isLetter(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint);
    }
}
