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
 * @param name of the weight for whoever gives its numbers
 * @param typeNumber ONNX's number of the element type
 * @param offset in bytes from the start of the file
 * @param length in bytes
 * @param form how the numbers become these bytes
 */
record WeightSlot(String name, int typeNumber, List<Long> shape, long offset, long length, WeightForm form) {
    static final int ALIGNMENT = 4096;

    WeightSlot {
        shape = List.copyOf(shape);
    }

    /** A place for numbers as they are. */
    WeightSlot(String name, int typeNumber, List<Long> shape, long offset, long length) {
        this(name, typeNumber, shape, offset, length, WeightForm.Plain.PLAIN);
    }

    /** The first place for a float32 weight after {@code end}. */
    static WeightSlot after(long end, String name, List<Long> shape) {
        long length = shape.stream().reduce((long) Float.BYTES, Math::multiplyExact);
        return new WeightSlot(name, DataType.FLOAT.getNumber(), shape, aligned(end), length);
    }

    static long aligned(long end) {
        return Math.ceilDiv(end, ALIGNMENT) * ALIGNMENT;
    }

    /** Where the file can go on, or end. */
    long fileEnd() {
        return form instanceof WeightForm.Quantised quantised
                ? quantised.scalesOffset() + shape.get(quantised.axis()) * Float.BYTES
                : end();
    }

    long end() {
        return offset + length;
    }

    TensorProto proto() {
        return proto(name);
    }

    /** @param initializer what the stored tensor is called in the graph, if not as the weight */
    TensorProto proto(String initializer) {
        return TensorProto.newBuilder()
                .setName(initializer)
                .setDataType(typeNumber)
                .addAllDims(shape)
                .setDataLocation(DataLocation.EXTERNAL)
                .addExternalData(entry("location", WeightsFile.NAME))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)))
                .build();
    }

    /** A tensor that refers to a place in a file as ONNX has it. */
    static TensorProto external(TensorProto tensor, StoredNumbers place) {
        return tensor.toBuilder()
                .clearExternalData()
                .setDataLocation(DataLocation.EXTERNAL)
                .addExternalData(entry("location", place.file()))
                .addExternalData(entry("offset", Long.toString(place.offset())))
                .addExternalData(entry("length", Long.toString(place.length())))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
