package dev.headlight.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the fields of one small protocol buffer message.
 *
 * <p>See <a href="https://protobuf.dev/programming-guides/encoding/">the wire format</a>. Every length is checked
 * against what is left.
 */
final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private int wireType;

    ProtoReader(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of the next field, or 0 at the end. */
    int nextField() throws CheckpointException {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        long tag = Varint.read(bytes);
        wireType = (int) (tag & 7);
        long field = tag >>> 3;
        if (field == 0 || field > (1 << 29) - 1) {
            throw new CheckpointException("A protocol buffer message is damaged: field number " + field);
        }
        return (int) field;
    }

    long varint() throws CheckpointException {
        expect(VARINT);
        return Varint.read(bytes);
    }

    int fixed32() throws CheckpointException {
        expect(FIXED32);
        return take(4).getInt();
    }

    ByteBuffer bytes() throws CheckpointException {
        expect(LENGTH_DELIMITED);
        return take(Varint.read(bytes));
    }

    void skip() throws CheckpointException {
        switch (wireType) {
            case VARINT -> Varint.read(bytes);
            case FIXED64 -> take(8);
            case LENGTH_DELIMITED -> take(Varint.read(bytes));
            case FIXED32 -> take(4);
            default -> throw new CheckpointException("A protocol buffer message is damaged: wire type " + wireType);
        }
    }

    private void expect(int expected) throws CheckpointException {
        if (wireType != expected) {
            throw new CheckpointException(
                    "A protocol buffer message is damaged: expected wire type " + expected + ", found " + wireType);
        }
    }

    private ByteBuffer take(long length) throws CheckpointException {
        if (length < 0 || length > bytes.remaining()) {
            throw new CheckpointException("A protocol buffer message is damaged: a field of " + length + " bytes where "
                    + bytes.remaining() + " are left");
        }
        ByteBuffer field = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) length);
        return field;
    }
}
