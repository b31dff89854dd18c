package dev.headlight.export.numbers;

/** Texts that can be written as UTF-8. */
final class WellFormed {
    private WellFormed() {}

    /** Half a surrogate pair is no Unicode character and no UTF-8: the replacement character stands for it. */
    static String text(String text) {
        int[] characters = text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
