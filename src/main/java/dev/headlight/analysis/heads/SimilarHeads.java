package dev.headlight.analysis.heads;

import dev.headlight.analysis.Entropy;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Finds heads that look at the same tokens: the nearest by Jensen-Shannon divergence of their rows, the distance that
 * Clark et al. 2019 cluster heads by.
 */
public final class SimilarHeads {
    /** Of longer texts so many rows, evenly spread, are compared: enough to rank heads, in a tenth of the time. */
    static final int MAX_ROWS = 64;

    private SimilarHeads() {}

    /**
     * A head and how far it is from another.
     *
     * @param divergence mean over the rows, in nats: 0 for the same attention, log 2 at most
     */
    public record Similar(HeadRef head, double divergence) {
        /** Of heads that are as far the earlier one comes first. */
        static final Comparator<Similar> NEAREST_FIRST =
                Comparator.comparingDouble(Similar::divergence).thenComparing(Similar::head);
    }

    /**
     * The heads of the whole model nearest to one, nearest first, without itself. At 512 tokens this takes a good
     * tenth of a second, so it belongs on a background thread, which may be interrupted.
     *
     * @throws CancellationException if the thread is interrupted; asked before each head, and the flag stays set
     */
    public static List<Similar> mostSimilar(AttentionTensor attentions, HeadRef head, int count) {
        AttentionMatrix wanted = attentions.matrix(head);
        List<Similar> all = new ArrayList<>();
        for (int layer = 0; layer < attentions.layers(); layer++) {
            for (int other = 0; other < attentions.heads(); other++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the search for similar heads was interrupted");
                }
                HeadRef candidate = new HeadRef(layer, other);
                if (!candidate.equals(head)) {
                    all.add(new Similar(candidate, divergence(wanted, attentions.matrix(candidate))));
                }
            }
        }
        all.sort(Similar.NEAREST_FIRST);
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    /** The mean of the rows' divergences in nats, over at most {@value #MAX_ROWS} rows. */
    public static double divergence(AttentionMatrix first, AttentionMatrix second) {
        int rows = Math.min(MAX_ROWS, first.queries());
        float[] p = new float[first.keys()];
        float[] q = new float[second.keys()];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int query = (int) ((long) i * first.queries() / rows);
            first.copyRow(query, p);
            second.copyRow(query, q);
            sum += divergence(p, q);
        }
        return sum / rows;
    }

    /** {@code H((p + q) / 2) - (H(p) + H(q)) / 2}, Lin 1991. */
    static double divergence(float[] p, float[] q) {
        return Math.max(0, Entropy.ofMean(p, q) - (Entropy.nats(p) + Entropy.nats(q)) / 2);
    }
}
