package dev.headlight.checkpoint.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** The operands of instructions; every length is checked against what is left before memory is taken. */
final class PickleInput {
    private static final int LONGEST_NAME = 1000;

    private final ByteBuffer bytes;

    /** @param bytes read from its position on */
    PickleInput(ByteBuffer bytes) {
        this.bytes = bytes;
        bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    int unsignedByte() throws PickleException {
        need(Byte.BYTES);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() throws PickleException {
        need(Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int wholeInt() throws PickleException {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    long unsignedInt() throws PickleException {
        return Integer.toUnsignedLong(wholeInt());
    }

    long wholeLong() throws PickleException {
        need(Long.BYTES);
        return bytes.getLong();
    }

    /** The one number that is stored with its highest byte first. */
    double real() throws PickleException {
        return Double.longBitsToDouble(Long.reverseBytes(wholeLong()));
    }

    /** A number in two's complement of {@code length} bytes. */
    long wholeOf(long length) throws PickleException {
        if (length < 0 || length > Long.BYTES) {
            throw new PickleException("it has a whole number of " + length + " bytes, expected at most 8");
        }
        need(length);
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= (long) Byte.toUnsignedInt(bytes.get()) << (8 * i);
        }
        int unused = Long.SIZE - 8 * (int) length;
        return length == 0 ? 0 : number << unused >> unused;
    }

    String unicode(long length) throws PickleException {
        return text(length, UTF_8);
    }

    /** A byte string of Python 2. */
    String byteString(long length) throws PickleException {
        return text(length, ISO_8859_1);
    }

    private String text(long length, Charset charset) throws PickleException {
        need(length);
        byte[] content = new byte[(int) length];
        bytes.get(content);
        return new String(content, charset);
    }

    /** Up to the end of the line, which is passed. */
    String line() throws PickleException {
        int start = bytes.position();
        int end = start;
        while (end < bytes.limit() && end - start <= LONGEST_NAME && bytes.get(end) != '\n') {
            end++;
        }
        if (end == bytes.limit() || end - start > LONGEST_NAME) {
            throw new PickleException("it has a name that does not end within " + LONGEST_NAME + " bytes");
        }
        String line = text(end - start, UTF_8);
        bytes.get();
        return line;
    }

    private void need(long length) throws PickleException {
        if (length < 0 || length > bytes.remaining()) {
            throw new PickleException(
                    "it ends too early: " + length + " bytes are needed and " + bytes.remaining() + " are left");
        }
    }
}
