package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Small pieces of ONNX protobuf that several classes here build. */
final class Protos {
    private static final int LONGEST_SHOWN = 120;

    private Protos() {}

    /** A name from a file for a message: one line, not endless. */
    static String shown(String name) {
        String line = name.codePoints()
                .limit(LONGEST_SHOWN)
                .map(letter -> Character.isISOControl(letter) ? '\uFFFD' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < name.length() ? line + "…" : line;
    }

    /** The name of an operator set, also where the standard one goes without. */
    static String domain(String domain) {
        return domain.isEmpty() ? "ai.onnx" : domain;
    }

    /** An operator as people name it: with its domain, unless it is a standard one. */
    static String operator(NodeProto node) {
        String domain = domain(node.getDomain());
        return domain.equals("ai.onnx") ? node.getOpType() : domain + "." + node.getOpType();
    }

    /**
     * The description of a graph's input or output.
     *
     * @param shape sizes in decimal, or names of sizes that are known only at run time
     */
    static ValueInfoProto valueInfo(String name, ElementType type, List<String> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        shape.forEach(size -> dimensions.addDim(dimension(size)));
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.proto().getNumber())
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static Dimension dimension(String size) {
        boolean number = !size.isEmpty() && size.chars().allMatch(Character::isDigit);
        return number
                ? Dimension.newBuilder().setDimValue(Long.parseLong(size)).build()
                : Dimension.newBuilder().setDimParam(size).build();
    }

    static TensorProto integers(String name, List<Long> shape, long... numbers) {
        ByteBuffer raw = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(raw::putLong);
        return tensor(name, ElementType.INT64, shape, raw.flip());
    }

    static TensorProto floats(String name, List<Long> shape, float... numbers) {
        ByteBuffer raw = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            raw.putFloat(number);
        }
        return tensor(name, ElementType.FLOAT, shape, raw.flip());
    }

    private static TensorProto tensor(String name, ElementType type, List<Long> shape, ByteBuffer raw) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.proto().getNumber())
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }
}
