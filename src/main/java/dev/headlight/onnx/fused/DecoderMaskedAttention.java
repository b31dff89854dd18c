package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code com.microsoft.DecoderMaskedMultiHeadAttention}: one query of a decoder's loop, whose past keys may lie in a
 * buffer with free places and may have to be picked from other beams of the search.
 */
final class DecoderMaskedAttention implements FusedOperator {
    private static final int MASK = 3;
    private static final int SCORE_BIAS = 4;
    private static final int PAST_KEYS = 5;
    private static final int PAST_VALUES = 6;
    private static final int PAST_COUNT = 7;
    private static final int BEAMS = 9;
    private static final int BIAS = 10;
    private static final int SCORES_OUTPUT = 3;
    private static final float USUAL_FILTER = -10_000;

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        int heads = node.heads("num_heads");
        Precision precision = new Precision(emit, node);
        HeadedInputs given = new HeadedInputsReader(node, emit, precision, heads).read(BIAS);
        Value keys = extended(node, emit, precision, PAST_KEYS, "all_keys", given.keys(), 1);
        Value values = extended(node, emit, precision, PAST_VALUES, "all_values", given.values(), 2);
        DotProduct attention = new DotProduct(emit, given.queries(), keys, values);
        Masks masks = new Masks(emit, given.queries(), keys, Optional.empty(), Masks.LOWEST);
        Optional<Value> mask = node.input(MASK);
        if (mask.isPresent()) {
            masks.padding(
                    mask.get(),
                    node.rank(MASK, "mask", 2, List.of(2)),
                    node.number("mask_filter_value").orElse(USUAL_FILTER));
        }
        node.input(SCORE_BIAS).ifPresent(bias -> masks.bias(precision.toFloat("score_bias", bias)));
        Value scores = attention.masked(attention.scores(node.number("scale"), given.headSize()), masks.sum());
        node.output(SCORES_OUTPUT).ifPresent(output -> precision.result("Identity", output, List.of(scores)));
        Value probabilities = attention.probabilities(scores);
        Value shape = emit.integers("output/shape", 0, 0, given.valuesWidth());
        precision.result("Reshape", node.requiredOutput(0), List.of(attention.merged(probabilities), shape));
        return attention.block(probabilities);
    }

    /** Past entries in use and then the new one; yields the node's {@code present} output. */
    private static Value extended(
            FusedNode node, Emitter emit, Precision precision, int place, String name, Value added, int present)
            throws OnnxFormatException {
        Optional<Value> given = node.input(place);
        if (given.isEmpty()) {
            node.output(present).ifPresent(output -> precision.result("Identity", output, List.of(added)));
            return added;
        }
        node.rank(place, "past", 4, List.of(4));
        Value past = precision.toFloat(name + "/past", given.get());
        if (!node.flag("past_present_share_buffer")) {
            Value all = emit.concat(name, 2, List.of(past, added));
            node.output(present).ifPresent(output -> precision.result("Identity", output, List.of(all)));
            return all;
        }
        Value count = emit.reshape(
                name + "/count",
                emit.toInteger(name + "/past_count", node.required(PAST_COUNT, "past_sequence_length")),
                1);
        Value used = emit.slice(name + "/used", past, 2, emit.integers(name + "/first", 0), count);
        Value rest = emit.slice(
                name + "/rest",
                past,
                2,
                emit.node("Add", name + "/next", List.of(count, emit.integers(name + "/one", 1))),
                emit.sizeAsList(name + "/places", past, 2));
        node.output(present)
                .ifPresent(output -> precision.result(
                        "Concat", output, List.of(used, added, rest), dev.headlight.onnx.Attribute.of("axis", 2L)));
        return emit.concat(name, 2, List.of(picked(node, emit, name, used, count), added));
    }

    /** Past entries from the beams that the search took them from. */
    private static Value picked(FusedNode node, Emitter emit, String name, Value used, Value count)
            throws OnnxFormatException {
        Optional<Value> given = node.input(BEAMS);
        if (given.isEmpty()) {
            return used;
        }
        node.rank(BEAMS, "cache_indirection", 3, List.of(3));
        Value beams = emit.toInteger(name + "/beams", given.get());
        Value width = emit.sizeAsList(name + "/beam_width", beams, 1);
        Value batches =
                emit.range(name + "/batches", emit.integer(name + "/zero", 0), emit.size(name + "/batch", beams, 0));
        Value starts = emit.unsqueeze(
                name + "/beam_starts", emit.node("Mul", name + "/beam_start", List.of(batches, width)), 1, 2);
        Value rows = emit.slice(
                name + "/beams_used",
                emit.node("Add", name + "/beam", List.of(beams, starts)),
                2,
                emit.integers(name + "/beam_first", 0),
                count);
        Value flat =
                emit.reshape(name + "/sources", rows, List.of(emit.sizeAsList(name + "/all_beams", used, 0), count));
        Value index = emit.node(
                "Expand",
                name + "/index",
                List.of(
                        emit.unsqueeze(name + "/source", flat, 1, 3),
                        emit.node("Shape", name + "/shape", List.of(used))));
        return emit.gatherElements(name + "/picked", used, 0, index);
    }

    @Override
    public String method() {
        return "past keys of the loop, queries times keys, scale, masks, softmax, times values";
    }
}
