package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Biases of scores by the distance of query and key, in buckets that widen with the distance (Raffel et al. 2019,
 * arXiv:1910.10683, section 2.1), as MPNet has them.
 */
final class PositionBuckets {
    /** Fixed in transformers, whatever {@code relative_attention_num_buckets} says of the table's rows. */
    static final int BUCKETS = 32;

    /** From here on all distances share a bucket. */
    private static final int FARTHEST = 128;

    private static final int ONE_SIDE = BUCKETS / 2;
    private static final int EXACT = ONE_SIDE / 2;

    private final EncoderGraph parts;
    private final GraphBuilder graph;

    PositionBuckets(EncoderGraph parts) {
        this.parts = parts;
        this.graph = parts.graph();
    }

    /**
     * What is added to scores, {@code [1, heads, tokens, tokens]}.
     *
     * @param module the table {@code [rows, heads]}
     */
    Value write(String module, int rows, int heads) {
        SharedConstants constants = parts.constants();
        Value distance = new TokenDistances(parts).write();
        Value near = graph.node(
                "Clip", "buckets/near", List.of(distance, rankZero("least", -FARTHEST), rankZero("most", FARTHEST)));
        Value place =
                graph.node("Add", "buckets/place", List.of(near, constants.integers("buckets/farthest", FARTHEST)));
        long[] all = LongStream.rangeClosed(-FARTHEST, FARTHEST)
                .map(PositionBuckets::bucket)
                .toArray();
        Value bucket = graph.node("Gather", "buckets/bucket", List.of(constants.integers("buckets/all", all), place));
        Value table = parts.weights().embedding(module, rows, heads);
        Value biases = graph.node("Gather", "buckets/biases", List.of(table, bucket));
        Value byHead = graph.node("Transpose", "buckets/by_head", List.of(biases), Attribute.ofAll("perm", 2, 0, 1));
        return graph.node("Unsqueeze", "buckets/shaped", List.of(byHead, constants.integers("zero", 0)));
    }

    private Value rankZero(String name, long number) {
        Value vector = parts.constants().integers("buckets/" + name + "_list", number);
        return graph.node("Squeeze", "buckets/" + name, List.of(vector));
    }

    /**
     * The bucket of a distance, key less query. Single precision as in the reference, since the logarithm of a power
     * of two decides to which side of a border it falls.
     */
    static long bucket(long distance) {
        long side = distance > 0 ? ONE_SIDE : 0;
        long steps = Math.abs(distance);
        if (steps < EXACT) {
            return side + steps;
        }
        float octaves = (float) Math.log(steps / (float) EXACT) / (float) Math.log(FARTHEST / (float) EXACT);
        long wide = EXACT + (long) (octaves * (ONE_SIDE - EXACT));
        return side + Math.min(wide, ONE_SIDE - 1);
    }
}
