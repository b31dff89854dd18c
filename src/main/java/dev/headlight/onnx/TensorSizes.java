package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Map;

/** How many numbers tensors have and how many bytes those take. */
final class TensorSizes {
    private static final int BITS = 8;

    /** Bits of one number by ONNX's number of its type. */
    private static final Map<Integer, Integer> WIDTHS = Map.ofEntries(
            Map.entry(DataType.FLOAT_VALUE, 32),
            Map.entry(DataType.UINT8_VALUE, 8),
            Map.entry(DataType.INT8_VALUE, 8),
            Map.entry(DataType.UINT16_VALUE, 16),
            Map.entry(DataType.INT16_VALUE, 16),
            Map.entry(DataType.INT32_VALUE, 32),
            Map.entry(DataType.INT64_VALUE, 64),
            Map.entry(DataType.BOOL_VALUE, 8),
            Map.entry(DataType.FLOAT16_VALUE, 16),
            Map.entry(DataType.DOUBLE_VALUE, 64),
            Map.entry(DataType.UINT32_VALUE, 32),
            Map.entry(DataType.UINT64_VALUE, 64),
            Map.entry(DataType.COMPLEX64_VALUE, 64),
            Map.entry(DataType.COMPLEX128_VALUE, 128),
            Map.entry(DataType.BFLOAT16_VALUE, 16),
            Map.entry(DataType.FLOAT8E4M3FN_VALUE, 8),
            Map.entry(DataType.FLOAT8E4M3FNUZ_VALUE, 8),
            Map.entry(DataType.FLOAT8E5M2_VALUE, 8),
            Map.entry(DataType.FLOAT8E5M2FNUZ_VALUE, 8),
            Map.entry(DataType.UINT4_VALUE, 4),
            Map.entry(DataType.INT4_VALUE, 4));

    private TensorSizes() {}

    /**
     * How many numbers a tensor says it has.
     *
     * @throws OnnxFormatException if a size is negative or all together cannot be
     */
    static long elements(TensorProto tensor) throws OnnxFormatException {
        long elements = 1;
        for (long size : tensor.getDimsList()) {
            if (size < 0 || (size > 0 && elements > Long.MAX_VALUE / Long.SIZE / 2 / size)) {
                throw new OnnxFormatException(
                        "The weight \"" + Protos.shown(tensor.getName()) + "\" claims the impossible shape "
                                + Protos.shown(tensor.getDimsList().toString()));
            }
            elements *= size;
        }
        return elements;
    }

    /** Bytes of a tensor's numbers as ONNX stores them raw; 0 for types without a fixed width, such as texts. */
    static long bytes(TensorProto tensor) throws OnnxFormatException {
        return Math.ceilDiv(elements(tensor) * bits(tensor.getDataType()), BITS);
    }

    /** Bits of one number of a type; 0 if it has no fixed width or is unknown. */
    static int bits(int type) {
        return WIDTHS.getOrDefault(type, 0);
    }
}
