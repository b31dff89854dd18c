package dev.headlight.export.numbers;

import dev.headlight.core.FloatTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends float32 numbers to a channel, little endian, through one small buffer. Used by one thread at a time. */
final class FloatChunks {
    private static final int SIZE = 1 << 16;

    private final ByteBuffer chunk = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.LITTLE_ENDIAN);

    void write(StackedTensor tensor, WritableByteChannel channel) throws IOException {
        for (FloatTensor part : tensor.parts()) {
            write(part.buffer(), channel);
        }
    }

    private void write(FloatBuffer numbers, WritableByteChannel channel) throws IOException {
        while (numbers.hasRemaining()) {
            int count = Math.min(numbers.remaining(), SIZE / Float.BYTES);
            chunk.clear();
            chunk.asFloatBuffer().put(numbers.slice(numbers.position(), count));
            numbers.position(numbers.position() + count);
            chunk.limit(count * Float.BYTES);
            drain(chunk, channel);
        }
    }

    /** Writes all that is left in a buffer; a channel may take it in pieces. */
    static void drain(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
