package dev.headlight.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads protobuf's wire format from a file of any size through a small window. Not thread-safe.
 *
 * <p>Where the file ends too early or a number is too long, an {@link OnnxFormatException} says so.
 */
final class WireReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int FIXED32 = 5;

    private static final int WINDOW = 1 << 16;
    private static final int LONGEST_VARINT = 10;
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD = 0x7f;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;

    WireReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** Bytes in the whole file. */
    long size() {
        return size;
    }

    long position() {
        return windowStart + window.position();
    }

    void moveTo(long position) throws OnnxFormatException {
        if (position < 0 || position > size) {
            throw truncated();
        }
        long within = position - windowStart;
        if (within >= 0 && within <= window.limit()) {
            window.position((int) within);
        } else {
            windowStart = position;
            window.limit(0);
        }
    }

    int readByte() throws IOException {
        if (!window.hasRemaining()) {
            fill();
        }
        return window.get() & 0xff;
    }

    private void fill() throws IOException {
        windowStart = position();
        window.clear();
        int count = channel.read(window, windowStart);
        window.flip();
        if (count <= 0) {
            throw truncated();
        }
    }

    long readVarint() throws IOException {
        long number = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int next = readByte();
            number |= (long) (next & PAYLOAD) << (PAYLOAD_BITS * i);
            if (next <= PAYLOAD) {
                return number;
            }
        }
        throw new OnnxFormatException("This is no ONNX file: at byte " + position() + " a number of at most "
                + LONGEST_VARINT + " bytes was expected, found a longer one");
    }

    byte[] readBytes(int count) throws IOException {
        if (count > size - position()) {
            throw truncated();
        }
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            if (!window.hasRemaining()) {
                fill();
            }
            int part = Math.min(count - done, window.remaining());
            window.get(bytes, done, part);
            done += part;
        }
        return bytes;
    }

    /** Leaves out the value of a field of this wire type. */
    void skip(int wireType) throws IOException {
        switch (wireType) {
            case VARINT -> readVarint();
            case FIXED64 -> moveTo(position() + Long.BYTES);
            case LENGTH_DELIMITED -> moveTo(end(readVarint()));
            case FIXED32 -> moveTo(position() + Integer.BYTES);
            default ->
                throw new OnnxFormatException("This is no ONNX file: at byte " + position()
                        + " a field of protobuf was expected, found wire type " + wireType);
        }
    }

    /** Where something of this length ends that starts here. */
    long end(long length) throws OnnxFormatException {
        if (length < 0 || length > size - position()) {
            throw truncated();
        }
        return position() + length;
    }

    private OnnxFormatException truncated() {
        return new OnnxFormatException("This ONNX file is damaged or was cut off: at byte " + position()
                + " it says that more follows than the " + size + " bytes it has. Get the file again");
    }
}
