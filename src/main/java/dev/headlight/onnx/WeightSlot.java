package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * The place of one weight in the file beside the model.
 *
 * <p>Places start at multiples of {@value #ALIGNMENT} bytes, so that the runtime can map them instead of reading them.
 *
 * @param typeNumber ONNX's number of the element type
 * @param offset in bytes from the start of the file
 * @param length in bytes
 */
record WeightSlot(String name, int typeNumber, List<Long> shape, long offset, long length) {
    static final int ALIGNMENT = 4096;

    WeightSlot {
        shape = List.copyOf(shape);
    }

    /** The first place for a float32 weight after {@code end}. */
    static WeightSlot after(long end, String name, List<Long> shape) {
        long length = shape.stream().reduce((long) Float.BYTES, Math::multiplyExact);
        return new WeightSlot(name, DataType.FLOAT.getNumber(), shape, aligned(end), length);
    }

    static long aligned(long end) {
        return Math.ceilDiv(end, ALIGNMENT) * ALIGNMENT;
    }

    long end() {
        return offset + length;
    }

    TensorProto proto() {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(typeNumber)
                .addAllDims(shape)
                .setDataLocation(DataLocation.EXTERNAL)
                .addExternalData(entry("location", WeightsFile.NAME))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
