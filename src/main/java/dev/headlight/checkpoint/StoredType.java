package dev.headlight.checkpoint;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * How numbers are stored in a checkpoint. All are little-endian.
 *
 * <p>Types that cannot be decoded are here too, so that a checkpoint that holds one beside its weights, such as numbers
 * of positions, is not refused for it.
 */
public enum StoredType {
    FLOAT64(8, "F64", 2),
    FLOAT32(4, "F32", 1),
    FLOAT16(2, "F16", 19),
    BFLOAT16(2, "BF16", 14),
    INT64(8, "I64", 9),
    INT32(4, "I32", 3),
    INT16(2, "I16", 5),
    INT8(1, "I8", 6),
    UINT64(8, "U64", 23),
    UINT32(4, "U32", 22),
    UINT16(2, "U16", 17),
    UINT8(1, "U8", 4),
    BOOL(1, "BOOL", 10),
    FLOAT8_E4M3(1, "F8_E4M3", 25),
    FLOAT8_E5M2(1, "F8_E5M2", 24);

    private final int bytes;
    private final String safetensorsName;
    private final int tensorFlowNumber;

    StoredType(int bytes, String safetensorsName, int tensorFlowNumber) {
        this.bytes = bytes;
        this.safetensorsName = safetensorsName;
        this.tensorFlowNumber = tensorFlowNumber;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** Whether {@link #decode} can turn it into float32. */
    public boolean isFloatingPoint() {
        return this == FLOAT64 || this == FLOAT32 || this == FLOAT16 || this == BFLOAT16;
    }

    static Optional<StoredType> ofSafetensors(String name) {
        for (StoredType type : values()) {
            if (type.safetensorsName.equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static Optional<StoredType> ofTensorFlow(long number) {
        for (StoredType type : values()) {
            if (type.tensorFlowNumber == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The numbers as float32; for float32 itself a view, not a copy.
     *
     * @param name of the weight, for messages
     * @param arena keeps what is not a view
     * @throws UnsupportedOperationException if it is no floating-point type that can be decoded
     */
    FloatBuffer decode(String name, MemorySegment stored, Arena arena) throws CheckpointException {
        if (this == FLOAT32) {
            return TensorMemory.floats(stored);
        }
        ByteBuffer source = stored.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer numbers = TensorMemory.floats(arena, name, stored.byteSize() / bytes);
        switch (this) {
            case FLOAT64 -> narrow(source, numbers);
            case FLOAT16 -> widenHalf(source, numbers);
            case BFLOAT16 -> widenBrain(source, numbers);
            default -> throw new UnsupportedOperationException(this + " holds no floating-point numbers");
        }
        return numbers;
    }

    private static void narrow(ByteBuffer source, FloatBuffer numbers) {
        for (int i = 0; i < numbers.limit(); i++) {
            numbers.put(i, (float) source.getDouble(i * Double.BYTES));
        }
    }

    private static void widenHalf(ByteBuffer source, FloatBuffer numbers) {
        for (int i = 0; i < numbers.limit(); i++) {
            numbers.put(i, Float.float16ToFloat(source.getShort(i * Short.BYTES)));
        }
    }

    private static void widenBrain(ByteBuffer source, FloatBuffer numbers) {
        for (int i = 0; i < numbers.limit(); i++) {
            numbers.put(i, Float.intBitsToFloat(source.getShort(i * Short.BYTES) << 16));
        }
    }
}
