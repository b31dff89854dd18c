package dev.headlight.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/** How numbers are stored in a checkpoint. All are little-endian. */
public enum StoredType {
    FLOAT64(8, "F64", 2),
    FLOAT32(4, "F32", 1),
    FLOAT16(2, "F16", 19),
    BFLOAT16(2, "BF16", 14),
    INT64(8, "I64", 9),
    INT32(4, "I32", 3),
    INT16(2, "I16", 5),
    INT8(1, "I8", 6),
    UINT8(1, "U8", 4),
    BOOL(1, "BOOL", 10);

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
     * @throws UnsupportedOperationException if it is no floating-point type
     */
    FloatBuffer decode(ByteBuffer stored) {
        ByteBuffer source = stored.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (this == FLOAT32) {
            return source.asFloatBuffer();
        }
        FloatBuffer numbers = FloatBuffer.allocate(source.remaining() / bytes);
        while (numbers.hasRemaining()) {
            numbers.put(
                    switch (this) {
                        case FLOAT64 -> (float) source.getDouble();
                        case FLOAT16 -> Float.float16ToFloat(source.getShort());
                        case BFLOAT16 -> Float.intBitsToFloat(source.getShort() << 16);
                        default -> throw new UnsupportedOperationException(this + " holds no floating-point numbers");
                    });
        }
        return numbers.flip();
    }
}
