package dev.headlight.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of one line, up to a limit; those after it are counted and forgotten. */
final class LineBytes {
    private static final int FIRST_ROOM = 1 << 10;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int most;
    private byte[] bytes = new byte[FIRST_ROOM];
    private long length;

    LineBytes(int most) {
        this.most = most;
    }

    void clear() {
        length = 0;
    }

    void add(byte next) {
        if (length < most) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
            }
            bytes[(int) length] = next;
        }
        length++;
    }

    /** With what was forgotten. */
    long length() {
        return length;
    }

    boolean isCut() {
        return length > most;
    }

    /**
     * The line as text, or empty if it is no UTF-8.
     *
     * @param isFirst whether it may begin with a byte order mark
     */
    Optional<String> text(boolean isFirst) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, kept()))
                    .toString();
            return Optional.of(isFirst && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A cut must not go through a character, whose further bytes begin with the bits 10. */
    private int kept() {
        int kept = (int) Math.min(length, most);
        if (isCut()) {
            int end = kept;
            while (end > 0 && kept - end < 3 && (bytes[end - 1] & 0xC0) == 0x80) {
                end--;
            }
            // What stands before them is the character's first byte.
            kept = end > 0 && (bytes[end - 1] & 0x80) != 0 ? end - 1 : kept;
        }
        return kept;
    }
}
