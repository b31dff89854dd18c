package dev.headlight.figure;

import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.Token;

/** How tokens are spelled in figures: in one line, nothing invisible, no longer than there is room. */
public final class TokenText {
    private static final String ELLIPSIS = "…";
    private static final int LONGEST = 200;

    private TokenText() {}

    /**
     * How people read the token, with blanks and control characters made visible; never empty.
     */
    public static String of(Token token) {
        return visible(token.reading());
    }

    /** The same for a token or word of a reading. */
    public static String of(Unit unit) {
        return visible(unit.text());
    }

    /** The same for a reading that belongs to no text, such as a predicted word. */
    public static String visible(String text) {
        if (text.isEmpty()) {
            return "∅";
        }
        StringBuilder visible = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints().limit(LONGEST).map(TokenText::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The vocabulary's own spelling and, where people read something else, what they read and why. */
    public static String explained(Token token) {
        String reading = visible(token.reading());
        String spelling = visible(token.text());
        if (reading.equals(spelling)) {
            return spelling;
        }
        boolean goesOn = reading.startsWith(Token.GOES_ON) && !spelling.startsWith(Token.GOES_ON);
        return spelling + "\nreads " + reading + (goesOn ? ", goes on from the token before" : "");
    }

    private static int visible(int codePoint) {
        if (codePoint < 0x20) {
            return 0x2400 + codePoint;
        }
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> '␣';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '␤';
            case Character.CONTROL -> codePoint == 0x7F ? '␡' : 0xFFFD;
            case Character.SURROGATE, Character.UNASSIGNED -> 0xFFFD;
            case Character.FORMAT -> isJoiner(codePoint) ? codePoint : 0xFFFD;
            default -> codePoint;
        };
    }

    /** Joiners shape what stands beside them (emoji, Indic and Persian letters) and are best left alone. */
    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }

    /** {@code text}, or its longest beginning with an ellipsis that fits into {@code width} logical pixels. */
    public static String fit(String text, double width, TextStyle style, TextMeasure measure) {
        if (measure.width(text, style) <= width) {
            return text;
        }
        int low = 0;
        int high = text.codePointCount(0, text.length()) - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (measure.width(shortened(text, middle), style) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return shortened(text, low);
    }

    private static String shortened(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints)) + ELLIPSIS;
    }
}
