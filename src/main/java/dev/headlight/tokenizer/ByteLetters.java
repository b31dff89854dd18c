package dev.headlight.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The letters by which byte-level vocabularies spell bytes (Radford et al. 2019, {@code bytes_to_unicode}): printable
 * ones stand for themselves, the others, in their order, are U+0100 and following.
 */
final class ByteLetters {
    private static final int BYTES = 256;

    private final int[] letters = new int[BYTES];
    private final int[] bytes = new int[2 * BYTES];

    ByteLetters() {
        Arrays.fill(bytes, -1);
        int next = BYTES;
        for (int value = 0; value < BYTES; value++) {
            letters[value] = isPrintable(value) ? value : next++;
            bytes[letters[value]] = value;
        }
    }

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || (value >= 0xAE && value <= 0xFF);
    }

    /** The letter for a byte 0..255. */
    String letter(int value) {
        return Character.toString(letters[value]);
    }

    /** The bytes that a spelling stands for, or nothing where it holds a letter that stands for no byte. */
    Optional<byte[]> bytes(String spelling) {
        ByteArrayOutputStream found = new ByteArrayOutputStream(spelling.length());
        for (int i = 0; i < spelling.length(); i++) {
            char letter = spelling.charAt(i);
            if (letter >= bytes.length || bytes[letter] < 0) {
                return Optional.empty();
            }
            found.write(bytes[letter]);
        }
        return Optional.of(found.toByteArray());
    }

    /** UTF-8 as text, in which bytes that make no whole character stand as {@code ⟨0xE2⟩} or {@code ⟨0xE2 82⟩}. */
    static String text(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer from = ByteBuffer.wrap(utf8);
        CharBuffer to = CharBuffer.allocate(utf8.length);
        StringBuilder text = new StringBuilder(utf8.length);
        StringBuilder torn = new StringBuilder();
        while (from.hasRemaining()) {
            CoderResult result = decoder.decode(from, to, true);
            if (to.position() > 0) {
                close(torn, text);
                text.append(to.flip());
                to.clear();
            }
            for (int i = result.isError() ? result.length() : 0; i > 0; i--) {
                torn.append(torn.isEmpty() ? "⟨0x" : " ").append(String.format(Locale.ROOT, "%02X", from.get()));
            }
            decoder.reset();
        }
        close(torn, text);
        return text.toString();
    }

    private static void close(StringBuilder torn, StringBuilder text) {
        if (!torn.isEmpty()) {
            text.append(torn).append('⟩');
            torn.setLength(0);
        }
    }
}
