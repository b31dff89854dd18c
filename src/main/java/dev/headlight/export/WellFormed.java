package dev.headlight.export;

/** Texts that can be written as UTF-8. */
public final class WellFormed {
    private WellFormed() {}

    /** Half a surrogate pair is no Unicode character and no UTF-8: the replacement character stands for it. */
    public static String text(String text) {
        int[] characters = text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
