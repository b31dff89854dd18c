package dev.headlight.analysis.neurons;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.Trace;
import java.util.Optional;

/** How one head comes to its weights on one text. Immutable; takes milliseconds to make, so keep it. */
public final class HeadScores {
    private final HeadRef head;
    private final AttentionMatrix weights;
    private final HeadPair vectors;
    private final ScoreScale scale;

    private HeadScores(HeadRef head, AttentionMatrix weights, HeadPair vectors, ScoreScale scale) {
        this.head = head;
        this.weights = weights;
        this.vectors = vectors;
        this.scale = scale;
    }

    /** Empty where the trace has no queries and keys of that head, or they do not fit each other. */
    public static Optional<HeadScores> of(Trace trace, HeadRef head) {
        HeadVectors queries = trace.details().queries();
        HeadVectors keys = trace.details().keys();
        if (queries == null || keys == null || !HeadPair.fit(queries, keys) || !hasHead(trace, queries, head)) {
            return Optional.empty();
        }
        HeadPair vectors = HeadPair.of(queries, keys, head);
        int hiddenSize = queries.heads() * queries.headSize();
        ScoreScale scale = new ScaleSearch(
                        ScoreSample.of(trace, head, vectors), vectors.headSize(), head.layer(), hiddenSize)
                .find();
        return Optional.of(new HeadScores(head, trace.attentions().matrix(head), vectors, scale));
    }

    private static boolean hasHead(Trace trace, HeadVectors queries, HeadRef head) {
        return queries.tokens() == trace.text().size()
                && queries.heads() == trace.attentions().heads()
                && queries.layers() == trace.attentions().layers()
                && head.layer() < queries.layers()
                && head.head() < queries.heads();
    }

    public HeadRef head() {
        return head;
    }

    public ScoreScale scale() {
        return scale;
    }

    public int tokens() {
        return weights.keys();
    }

    /** How many numbers a query or key vector has. */
    public int headSize() {
        return vectors.headSize();
    }

    /** The chain of one token that looks. */
    public ScoreChain chain(int query) {
        return new ScoreChain(query, vectors, scale, weights.row(query));
    }

    /** The key that a token looks at most. */
    public int strongestKey(int query) {
        float[] row = weights.row(query);
        int best = 0;
        for (int key = 1; key < row.length; key++) {
            best = row[key] > row[best] ? key : best;
        }
        return best;
    }

    /** The token that looks most at a key. */
    public int strongestQuery(int key) {
        int best = 0;
        for (int query = 1; query < weights.queries(); query++) {
            best = weights.weight(query, key) > weights.weight(best, key) ? query : best;
        }
        return best;
    }

    /** The token whose strongest link is the head's strongest. */
    public int strongestQuery() {
        int best = 0;
        for (int query = 1; query < weights.queries(); query++) {
            boolean isStronger = weights.weight(query, strongestKey(query)) > weights.weight(best, strongestKey(best));
            best = isStronger ? query : best;
        }
        return best;
    }
}
