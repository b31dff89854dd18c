package dev.headlight.onnx;

import dev.headlight.core.AttentionKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was found in an ONNX file.
 *
 * @param producer the program that wrote the file, as it names itself; may be empty
 * @param opsets versions by domain, the standard one as {@code ai.onnx}
 * @param operators how often each is used, graphs within nodes included
 * @param inputs each with type and shape, such as {@code input_ids: int64 [batch, tokens]}
 * @param parameters trained numbers
 * @param blocks in data-flow order
 * @param others softmaxes that are no attention, and why
 * @param problems whole sentences for people; not empty where {@code blocks} is
 */
public record AttentionReport(
        String producer,
        Map<String, Long> opsets,
        Map<String, Integer> operators,
        List<String> inputs,
        List<String> outputs,
        long parameters,
        List<Found> blocks,
        List<Other> others,
        List<String> problems) {
    public AttentionReport {
        opsets = Map.copyOf(opsets);
        operators = Map.copyOf(operators);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        blocks = List.copyOf(blocks);
        others = List.copyOf(others);
        problems = List.copyOf(problems);
    }

    /**
     * One attention block.
     *
     * @param layer from 0, in data-flow order
     * @param scope {@code main} or the path to a graph within a node, such as {@code /BeamSearch.decoder}
     * @param tensor the name of the probabilities
     * @param method how it was found or rewritten, for people
     * @param queries the name of the tensor that meets the keys
     */
    public record Found(
            int layer,
            String scope,
            String tensor,
            AttentionKind kind,
            String method,
            OptionalInt heads,
            Optional<String> queries,
            Optional<String> keys,
            Optional<String> values) {}

    /** A softmax that is no attention. */
    public record Other(String scope, String tensor, String reason) {}

    /** The heads of each block, if all have the same number. */
    public OptionalInt heads() {
        List<OptionalInt> all = blocks.stream().map(Found::heads).distinct().toList();
        return all.size() == 1 ? all.getFirst() : OptionalInt.empty();
    }
}
