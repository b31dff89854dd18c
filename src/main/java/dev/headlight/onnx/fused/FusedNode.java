package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/** A fused attention node as it stands in an untrusted file: each question is answered or refused with a sentence. */
final class FusedNode {
    private static final int MOST_HEADS = 4096;

    private final NodeProto proto;
    private final GraphFacts facts;

    FusedNode(NodeProto proto, GraphFacts facts) {
        this.proto = proto;
        this.facts = facts;
    }

    /** The operator with its domain; the standard domain is left out. */
    static String operator(NodeProto node) {
        String domain = node.getDomain();
        return domain.isEmpty() || domain.equals("ai.onnx") ? node.getOpType() : domain + "." + node.getOpType();
    }

    static String name(NodeProto node) {
        if (!node.getName().isEmpty()) {
            return node.getName();
        }
        return node.getOutputList().stream()
                .filter(output -> !output.isEmpty())
                .findFirst()
                .orElse(node.getOpType());
    }

    /** An input that is there and not left out by an empty name. */
    Optional<Value> input(int place) {
        return place < proto.getInputCount() && !proto.getInput(place).isEmpty()
                ? Optional.of(new Value(proto.getInput(place)))
                : Optional.empty();
    }

    Value required(int place, String what) throws OnnxFormatException {
        return input(place).orElseThrow(() -> malformed("lacks its input " + place + ", the " + what));
    }

    /** The name of an output that somebody may use. */
    Optional<String> output(int place) {
        return place < proto.getOutputCount() && !proto.getOutput(place).isEmpty()
                ? Optional.of(proto.getOutput(place))
                : Optional.empty();
    }

    String requiredOutput(int place) throws OnnxFormatException {
        return output(place).orElseThrow(() -> malformed("lacks its output " + place));
    }

    TensorFacts facts(Value value) {
        return facts.of(value.name());
    }

    TensorFacts facts(int input) {
        return input(input).map(this::facts).orElse(TensorFacts.NONE);
    }

    /** The rank of an input, which must be one of {@code allowed} where it is known; {@code fallback} where it is not. */
    int rank(int place, String what, int fallback, List<Integer> allowed) throws OnnxFormatException {
        int rank = facts(place).rank().orElse(fallback);
        if (!allowed.contains(rank)) {
            throw malformed("has a " + what + " of rank " + rank + ", expected rank "
                    + String.join(" or ", allowed.stream().map(String::valueOf).toList()));
        }
        return rank;
    }

    private Optional<AttributeProto> attribute(String name, AttributeType type) throws OnnxFormatException {
        Optional<AttributeProto> found = proto.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
        if (found.isPresent() && found.get().getType() != type) {
            throw malformed(
                    "has the attribute " + name + " of type " + found.get().getType() + ", expected " + type);
        }
        return found;
    }

    long integer(String name, long fallback) throws OnnxFormatException {
        return attribute(name, AttributeType.INT).map(AttributeProto::getI).orElse(fallback);
    }

    boolean flag(String name) throws OnnxFormatException {
        return integer(name, 0) != 0;
    }

    Optional<Float> number(String name) throws OnnxFormatException {
        Optional<Float> number = attribute(name, AttributeType.FLOAT).map(AttributeProto::getF);
        if (number.isPresent() && !Float.isFinite(number.get())) {
            throw malformed("has " + name + " " + number.get() + ", expected a finite number");
        }
        return number;
    }

    String text(String name, String fallback) throws OnnxFormatException {
        return attribute(name, AttributeType.STRING)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(fallback);
    }

    List<Long> integers(String name) throws OnnxFormatException {
        return attribute(name, AttributeType.INTS)
                .map(AttributeProto::getIntsList)
                .orElse(List.of());
    }

    /** A number of heads, between 1 and {@value #MOST_HEADS}. */
    int heads(String name) throws OnnxFormatException {
        long heads = integer(name, 0);
        if (heads < 1 || heads > MOST_HEADS) {
            throw malformed("has " + name + " " + heads + ", expected a number from 1 to " + MOST_HEADS);
        }
        return (int) heads;
    }

    /** @throws OnnxFormatException if a size is known and cannot be shared among the heads */
    void checkDivisible(long size, int heads, String what) throws OnnxFormatException {
        if (size != TensorFacts.UNKNOWN_SIZE && (size < heads || size % heads != 0)) {
            throw malformed("has " + what + " of width " + size + ", which cannot be shared among " + heads + " heads");
        }
    }

    OnnxFormatException malformed(String what) {
        return new OnnxFormatException("The attention node " + name(proto) + " (" + operator(proto) + ") " + what
                + ": the file is damaged or was written for another version of this operator");
    }
}
