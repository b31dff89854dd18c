package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headlight.onnx.StoredFiles.FileRange;
import dev.headlight.onnx.StoredNumbers.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Streams the numbers of a stored tensor, raw and little-endian, a piece at a time. */
final class NumberReader {
    private static final int PIECE = 1 << 20;

    private NumberReader() {}

    /** Takes one piece after the other; a piece is valid only during the call. */
    @FunctionalInterface
    interface Sink {
        void take(ByteBuffer piece) throws IOException;
    }

    static void read(FileRange range, TensorProto tensor, Sink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(range.file(), StandardOpenOption.READ)) {
            if (range.encoding() == Encoding.RAW) {
                copy(channel, range, sink);
            } else {
                decode(channel, range, tensor, sink);
            }
        }
    }

    private static void copy(FileChannel channel, FileRange range, Sink sink) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, range.length()));
        long position = range.offset();
        long end = position + range.length();
        while (position < end) {
            piece.clear().limit((int) Math.min(piece.capacity(), end - position));
            int count = channel.read(piece, position);
            if (count <= 0) {
                throw new OnnxFormatException(range.file().getFileName() + " became shorter while it was read");
            }
            position += count;
            sink.take(piece.flip());
        }
    }

    private static void decode(FileChannel channel, FileRange range, TensorProto tensor, Sink sink) throws IOException {
        int width = TensorSizes.bits(tensor.getDataType()) / Byte.SIZE;
        long left = TensorSizes.elements(tensor);
        WireReader reader = new WireReader(channel);
        reader.moveTo(range.offset());
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        while (left > 0 && reader.position() < range.offset() + range.length()) {
            put(piece, width, reader.readVarint());
            left--;
            if (piece.remaining() < Long.BYTES) {
                sink.take(piece.flip());
                piece.clear();
            }
        }
        if (left > 0) {
            throw new OnnxFormatException("The weight \"" + Protos.shown(tensor.getName()) + "\" has " + left
                    + " numbers fewer than its shape says");
        }
        sink.take(piece.flip());
    }

    /** Appends one number of this many bytes. */
    static void put(ByteBuffer piece, int width, long number) {
        switch (width) {
            case Byte.BYTES -> piece.put((byte) number);
            case Short.BYTES -> piece.putShort((short) number);
            case Integer.BYTES -> piece.putInt((int) number);
            default -> piece.putLong(number);
        }
    }

    /** Whether {@link Encoding#VARINTS} of this type can be told apart into whole bytes. */
    static boolean isWholeBytes(int type) {
        return type != DataType.UINT4_VALUE && type != DataType.INT4_VALUE && TensorSizes.bits(type) > 0;
    }
}
