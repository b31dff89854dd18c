package dev.headlight.core;

import java.text.Bidi;

/** How a token that looks at another is written. */
public final class LinkText {
    /** The left-to-right mark, which is not seen. */
    private static final String LEFT_TO_RIGHT = "\u200E";

    private LinkText() {}

    /**
     * Query, arrow, key. Where one is written from right to left, marks keep the order from left to right.
     *
     * @param arrow with the blanks around it
     */
    public static String of(String query, String arrow, String key) {
        String plain = query + arrow + key;
        boolean hasRightToLeft = Bidi.requiresBidi(plain.toCharArray(), 0, plain.length());
        return hasRightToLeft ? LEFT_TO_RIGHT + query + LEFT_TO_RIGHT + arrow + LEFT_TO_RIGHT + key : plain;
    }
}
