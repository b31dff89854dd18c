package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code com.microsoft.PackedAttention} and {@code PackedMultiHeadAttention}: sequences without padding, one after the
 * other, each of which sees only itself. Becomes attention in a batch of one with a mask of blocks.
 *
 * @param projects whether the node projects its input with packed weights
 */
record PackedTokensAttention(boolean projects) implements FusedOperator {
    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        int boundaries = projects ? 4 : 5;
        if (node.input(boundaries + 1).isPresent()) {
            throw new RefusedException("a bias of padded scores is added to its packed tokens");
        }
        int heads = node.heads("num_heads");
        Precision precision = new Precision(emit, node);
        HeadedInputs given = projects ? projected(node, emit, precision, heads) : apart(node, emit, precision, heads);
        DotProduct attention = new DotProduct(emit, given.queries(), given.keys(), given.values());
        Value scores = attention.scores(node.number("scale"), given.headSize());
        Masks masks = new Masks(emit, given.queries(), given.keys(), Optional.empty(), Masks.LOWEST);
        Value ends = emit.toInteger("boundaries", node.required(boundaries, "cumulative_sequence_length"));
        masks.allowed(sameSequence(emit, given.queries(), ends), Masks.LOWEST);
        Value probabilities = attention.probabilities(attention.masked(scores, masks.sum()));
        Value shape = emit.integers("output/shape", -1, given.valuesWidth());
        precision.result("Reshape", node.requiredOutput(0), List.of(attention.merged(probabilities), shape));
        return attention.block(probabilities);
    }

    private static HeadedInputs projected(FusedNode node, Emitter emit, Precision precision, int heads)
            throws OnnxFormatException, RefusedException {
        node.rank(0, "input", 2, List.of(2));
        node.rank(1, "weights", 2, List.of(2));
        Value input = precision.toFloat("input", node.required(0, "input"));
        Value weights = precision.toFloat("weights", node.required(1, "weights"));
        Value product = emit.node("MatMul", "projection", List.of(input, weights));
        Value bias = precision.toFloat("bias", node.required(2, "bias"));
        Value projected = emit.unsqueeze(
                "projection_of_one", emit.node("Add", "projection_with_bias", List.of(product, bias)), 0);
        long width = Math.max(node.facts(1).size(1), node.facts(2).size(0));
        List<Long> widths = Widths.of(node, width, heads);
        needKnown(widths.get(2));
        List<Value> parts = emit.split("projected", projected, 2, widths);
        return HeadedInputs.split(emit, parts, heads, widths);
    }

    private static HeadedInputs apart(FusedNode node, Emitter emit, Precision precision, int heads)
            throws OnnxFormatException, RefusedException {
        node.rank(0, "query", 2, List.of(2, 4));
        Value query = precision.toFloat("query_float", node.required(0, "query"));
        if (node.input(1).isEmpty() || node.input(3).isPresent()) {
            throw new RefusedException(
                    "its queries, keys and values are packed into one tensor or have a bias of their own");
        }
        for (int place = 0; place < 3; place++) {
            node.rank(place, "query, key or value", 2, List.of(2));
            node.checkDivisible(node.facts(place).size(1), heads, "queries, keys or values");
        }
        needKnown(node.facts(2).size(1));
        List<Value> parts = List.of(
                emit.unsqueeze("query_input", query, 0),
                emit.unsqueeze("key_input", precision.toFloat("key_float", node.required(1, "key")), 0),
                emit.unsqueeze("value_input", precision.toFloat("value_float", node.required(2, "value")), 0));
        return HeadedInputs.split(
                emit,
                parts,
                heads,
                List.of(
                        node.facts(0).size(1),
                        node.facts(1).size(1),
                        node.facts(2).size(1)));
    }

    private static void needKnown(long width) throws RefusedException {
        if (width == TensorFacts.UNKNOWN_SIZE) {
            throw new RefusedException("the file does not say how wide its values are");
        }
    }

    /** Whether two tokens lie between the same boundaries, booleans {@code [tokens, tokens]}. */
    private static Value sameSequence(Emitter emit, Value queries, Value boundaries) {
        Value tokens = emit.range("tokens", emit.integer("tokens/first", 0), emit.size("tokens/count", queries, 2));
        Value before = emit.node("Less", "before", List.of(emit.unsqueeze("tokens/apart", tokens, 1), boundaries));
        Value passed = emit.cast("passed", emit.node("Not", "behind", List.of(before)), 1);
        Value ones = emit.cast("ones", emit.node("Equal", "same_boundary", List.of(boundaries, boundaries)), 1);
        Value sequence = emit.node("MatMul", "sequence", List.of(passed, ones));
        return emit.node(
                "Equal",
                "same_sequence",
                List.of(emit.unsqueeze("sequence/rows", sequence, 1), emit.unsqueeze("sequence/columns", sequence, 0)));
    }

    @Override
    public String method() {
        return "all sequences in one with a mask of blocks, queries times keys, scale, softmax, times values";
    }
}
