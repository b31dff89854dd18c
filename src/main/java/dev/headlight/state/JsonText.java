package dev.headlight.state;

import java.nio.charset.StandardCharsets;

/** JSON as the bytes of a file. */
public final class JsonText {
    private JsonText() {}

    /** UTF-8 with a line break at the end. */
    public static byte[] bytes(String json) {
        return (wellFormed(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Half a surrogate pair is no Unicode character and no UTF-8: the replacement character stands for it. */
    public static String wellFormed(String text) {
        int[] characters = text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
