package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the primitive nodes that replace one fused node. They mean the same in every operator set from
 * {@value #OLDEST_OPSET} on. Constants are nodes, so that they work in subgraphs and functions alike. Not thread-safe.
 */
final class Emitter {
    /** The first with {@code Range}, and with negative axes. */
    static final int OLDEST_OPSET = 11;

    /** From here on axes and sizes of parts are inputs, before they were attributes. */
    private static final int AXES_ARE_INPUTS = 13;

    /** From here on equal parts must be counted. */
    private static final int PARTS_ARE_COUNTED = 18;

    /** Stands for an input that is not given. */
    static final Value LEFT_OUT = new Value("");

    private final Names names;
    private final String prefix;
    private final long opset;
    private final List<NodeProto> nodes = new ArrayList<>();

    /** @param prefix what the names of all new values begin with */
    Emitter(Names names, String prefix, long opset) {
        this.names = names;
        this.prefix = prefix;
        this.opset = opset;
    }

    List<NodeProto> nodes() {
        return List.copyOf(nodes);
    }

    Value node(String operator, String name, List<Value> inputs, Attribute... attributes) {
        return named(operator, names.unique(prefix + "/" + name), inputs, attributes);
    }

    /** A node whose result has exactly this name. */
    Value named(String operator, String output, List<Value> inputs, Attribute... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs.stream().map(Value::name).toList())
                .addOutput(output);
        Arrays.stream(attributes).map(Attribute::proto).forEach(node::addAttribute);
        nodes.add(node.build());
        return new Value(output);
    }

    /** A float32 of rank 0. */
    Value number(String name, double number) {
        return constant(name, SmallTensor.of((float) number));
    }

    /** An int64 of rank 0. */
    Value integer(String name, long number) {
        return constant(name, SmallTensor.of(number));
    }

    /** An int64 tensor {@code [numbers.length]}. */
    Value integers(String name, long... numbers) {
        return constant(name, SmallTensor.ofAll(numbers));
    }

    private Value constant(String name, AttributeProto value) {
        String output = names.unique(prefix + "/" + name);
        nodes.add(NodeProto.newBuilder()
                .setOpType("Constant")
                .setName(output)
                .addOutput(output)
                .addAttribute(value)
                .build());
        return new Value(output);
    }

    Value cast(String name, Value value, int type) {
        return node("Cast", name, List.of(value), Attribute.of("to", type));
    }

    Value toInteger(String name, Value value) {
        return cast(name, value, DataType.INT64.getNumber());
    }

    /** @param shape sizes; 0 keeps the size at its place, one -1 takes what is left */
    Value reshape(String name, Value value, long... shape) {
        return node("Reshape", name, List.of(value, integers(name + "/shape", shape)));
    }

    /** A reshape whose parts {@code [1]} are known only at run time. */
    Value reshape(String name, Value value, List<Value> shape) {
        return node("Reshape", name, List.of(value, concat(name + "/shape", 0, shape)));
    }

    Value transpose(String name, Value value, long... permutation) {
        return node("Transpose", name, List.of(value), Attribute.ofAll("perm", permutation));
    }

    Value concat(String name, long axis, List<Value> parts) {
        return node("Concat", name, parts, Attribute.of("axis", axis));
    }

    /**
     * Cuts an axis into three.
     *
     * @param sizes of the parts; where they are not known, the parts are equal
     */
    List<Value> split(String name, Value value, long axis, List<Long> sizes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType("Split").addInput(value.name());
        node.addAttribute(Attribute.of("axis", axis).proto());
        if (sizes.contains(TensorFacts.UNKNOWN_SIZE)) {
            if (opset >= PARTS_ARE_COUNTED) {
                node.addAttribute(Attribute.of("num_outputs", sizes.size()).proto());
            }
        } else if (opset < AXES_ARE_INPUTS) {
            node.addAttribute(Attribute.ofAll("split", array(sizes)).proto());
        } else {
            node.addInput(integers(name + "/sizes", array(sizes)).name());
        }
        for (int part = 0; part < sizes.size(); part++) {
            node.addOutput(names.unique(prefix + "/" + name + "_" + part));
        }
        nodes.add(node.setName(node.getOutput(0)).build());
        return node.getOutputList().stream().map(Value::new).toList();
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    Value unsqueeze(String name, Value value, long... axes) {
        return opset < AXES_ARE_INPUTS
                ? node("Unsqueeze", name, List.of(value), Attribute.ofAll("axes", axes))
                : node("Unsqueeze", name, List.of(value, integers(name + "/axes", axes)));
    }

    /** The places from {@code start} to before {@code end}, both {@code [1]}, along one axis. */
    Value slice(String name, Value value, long axis, Value start, Value end) {
        return node("Slice", name, List.of(value, start, end, integers(name + "/axis", axis)));
    }

    Value slice(String name, Value value, long axis, long start, long end) {
        return slice(name, value, axis, integers(name + "/start", start), integers(name + "/end", end));
    }

    /** The entry at a fixed place along one axis, which disappears. */
    Value entry(String name, Value value, long axis, long place) {
        return node("Gather", name, List.of(value, integer(name + "/place", place)), Attribute.of("axis", axis));
    }

    /** The rows of a table at places of any shape. */
    Value rows(String name, Value table, Value places) {
        return node("Gather", name, List.of(table, places), Attribute.of("axis", 0L));
    }

    /** Along one axis, the element at the place that {@code index}, of the shape of the result, tells for each. */
    Value gatherElements(String name, Value value, long axis, Value index) {
        return node("GatherElements", name, List.of(value, index), Attribute.of("axis", axis));
    }

    /** Size along an axis, an int64 of rank 0. */
    Value size(String name, Value value, long axis) {
        return entry(name, node("Shape", name + "/shape", List.of(value)), 0, axis);
    }

    /** Size along an axis, an int64 tensor {@code [1]}, as shapes are put together from. */
    Value sizeAsList(String name, Value value, long axis) {
        Value shape = node("Shape", name + "/shape", List.of(value));
        return node("Gather", name, List.of(shape, integers(name + "/place", axis)), Attribute.of("axis", 0L));
    }

    /** An int64 tensor {@code [end - start]}; both are of rank 0. */
    Value range(String name, Value start, Value end) {
        return node("Range", name, List.of(start, end, integer(name + "/step", 1)));
    }
}
