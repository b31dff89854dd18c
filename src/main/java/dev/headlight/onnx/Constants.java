package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reads small constants, which files write in several ways. */
final class Constants {
    private Constants() {}

    /** What a {@code Constant} node yields. */
    static Optional<TensorProto> tensor(NodeProto constant) {
        return constant.getAttributeList().stream()
                .flatMap(attribute -> tensor(attribute).stream())
                .findFirst();
    }

    private static Optional<TensorProto> tensor(AttributeProto attribute) {
        return switch (attribute.getName()) {
            case "value" -> attribute.hasT() ? Optional.of(attribute.getT()) : Optional.empty();
            case "value_int" -> Optional.of(Protos.integers("", List.of(), attribute.getI()));
            case "value_float" -> Optional.of(Protos.floats("", List.of(), attribute.getF()));
            case "value_ints" ->
                Optional.of(Protos.integers(
                        "",
                        List.of((long) attribute.getIntsCount()),
                        attribute.getIntsList().stream()
                                .mapToLong(Long::longValue)
                                .toArray()));
            case "value_floats" -> Optional.of(floats(attribute.getFloatsList()));
            default -> Optional.empty();
        };
    }

    private static TensorProto floats(List<Float> numbers) {
        float[] copy = new float[numbers.size()];
        IntStream.range(0, copy.length).forEach(i -> copy[i] = numbers.get(i));
        return Protos.floats("", List.of((long) copy.length), copy);
    }

    /** The numbers of a tensor of int64 or int32 that holds them itself. */
    static Optional<long[]> wholeNumbers(TensorProto tensor) {
        long[] numbers = switch (tensor.getDataType()) {
            case DataType.INT64_VALUE ->
                tensor.getInt64DataCount() > 0
                        ? tensor.getInt64DataList().stream()
                                .mapToLong(Long::longValue)
                                .toArray()
                        : raw(tensor, Long.BYTES);
            case DataType.INT32_VALUE ->
                tensor.getInt32DataCount() > 0
                        ? tensor.getInt32DataList().stream()
                                .mapToLong(Integer::longValue)
                                .toArray()
                        : raw(tensor, Integer.BYTES);
            default -> null;
        };
        long expected = tensor.getDimsList().stream().reduce(1L, (first, second) -> first * second);
        return Optional.ofNullable(numbers).filter(found -> found.length == expected);
    }

    private static long[] raw(TensorProto tensor, int width) {
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.remaining() / width;
        return width == Long.BYTES
                ? LongStream.range(0, count)
                        .map(i -> bytes.getLong((int) i * width))
                        .toArray()
                : LongStream.range(0, count)
                        .map(i -> bytes.getInt((int) i * width))
                        .toArray();
    }

    /** The numbers that a tensor holds itself, little-endian, however it writes them; fewer if it is damaged. */
    static ByteBuffer bytes(TensorProto tensor) throws OnnxFormatException {
        if (!tensor.getRawData().isEmpty()) {
            return tensor.getRawData().asReadOnlyByteBuffer();
        }
        int width = TensorSizes.bits(tensor.getDataType()) / Byte.SIZE;
        int count = tensor.getFloatDataCount()
                + tensor.getDoubleDataCount()
                + tensor.getInt64DataCount()
                + tensor.getInt32DataCount()
                + tensor.getUint64DataCount();
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tensor.getFloatDataList().forEach(bytes::putFloat);
        tensor.getDoubleDataList().forEach(bytes::putDouble);
        tensor.getInt32DataList().forEach(number -> NumberReader.put(bytes, width, number));
        tensor.getInt64DataList().forEach(number -> NumberReader.put(bytes, width, number));
        tensor.getUint64DataList().forEach(number -> NumberReader.put(bytes, width, number));
        return bytes.flip();
    }
}
