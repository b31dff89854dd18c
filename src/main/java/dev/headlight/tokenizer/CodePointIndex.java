package dev.headlight.tokenizer;

/** Translates indexes in code points, which the native tokenizer counts, to indexes in UTF-16 units of one text. */
final class CodePointIndex {
    private final String text;
    private final int[] starts;

    CodePointIndex(String text) {
        this.text = text;
        int count = text.codePointCount(0, text.length());
        this.starts = count == text.length() ? new int[0] : starts(text, count);
    }

    private static int[] starts(String text, int count) {
        int[] starts = new int[count + 1];
        for (int point = 0, unit = 0; point < count; point++) {
            starts[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        starts[count] = text.length();
        return starts;
    }

    int toUtf16(int codePoint) {
        return starts.length == 0 ? codePoint : starts[codePoint];
    }

    /**
     * The end of a span, moved over the combining marks that follow it: a tokenizer that strips accents reports the
     * bare letter where the accent was typed as a character of its own, and the mark belongs to that letter.
     */
    int endOverMarks(int end) {
        int moved = end;
        while (moved < text.length() && isMark(text.codePointAt(moved))) {
            moved += Character.charCount(text.codePointAt(moved));
        }
        return moved;
    }

    /** The start of a span without the blanks before its characters, of which vocabularies make part of a token. */
    int startAfterBlanks(int start, int end) {
        int moved = start;
        while (moved < end && isBlank(text.codePointAt(moved))) {
            moved += Character.charCount(text.codePointAt(moved));
        }
        return moved < end ? moved : start;
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Whether a stretch of the text is the token's own spelling, spaces around it aside. */
    boolean isTyped(String token, int start, int end) {
        return text.substring(start, end).strip().equals(token);
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}
