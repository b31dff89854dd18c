package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.FloatTensor;
import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Attention flow up to one layer, row by row as somebody asks: a row is the greatest flow from one token to each token of
 * the input, divided by their sum as the authors' program does. Rows that are known stay known. Safe on any thread.
 */
final class FlowRows {
    private final LayerSteps steps;
    private final int layer;
    private final int tokens;
    private final BitSet known = new BitSet();
    private final float[] weights;
    private @Nullable FlowNetwork network;

    /** @param layer from 0 */
    FlowRows(LayerSteps steps, int layer) {
        this.steps = steps;
        this.layer = layer;
        this.tokens = steps.tokens();
        this.weights = new float[tokens * tokens];
    }

    /** How many rows are known. */
    synchronized int known() {
        return known.cardinality();
    }

    synchronized boolean isKnown(int query) {
        return known.get(query);
    }

    /** A copy of what is known; other rows are 0. */
    synchronized AttentionMatrix matrix() {
        return AttentionMatrix.on(new FloatTensor(FloatBuffer.wrap(weights.clone()), tokens, tokens));
    }

    /**
     * Works out one row unless it is known. Takes long; for one thread at a time.
     *
     * @throws CancellationException if the thread is interrupted; asked before each token, and the flag stays set
     */
    void workOut(int query) {
        if (isKnown(query)) {
            return;
        }
        FlowNetwork flow = network();
        double[] row = new double[tokens];
        double sum = 0;
        for (int key = 0; key < tokens; key++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("attention flow was interrupted");
            }
            row[key] = flow.greatest(query, key);
            sum += row[key];
        }
        keep(query, row, sum);
    }

    private FlowNetwork network() {
        FlowNetwork made = network;
        if (made == null) {
            float[][] capacities = new float[layer + 1][];
            for (int below = 0; below <= layer; below++) {
                capacities[below] = steps.of(below);
            }
            made = new FlowNetwork(capacities, tokens);
            network = made;
        }
        return made;
    }

    private synchronized void keep(int query, double[] row, double sum) {
        for (int key = 0; key < tokens; key++) {
            weights[query * tokens + key] = (float) (sum > 0 ? row[key] / sum : 0);
        }
        known.set(query);
    }

    /** Gives back the memory of the search. */
    void release() {
        network = null;
    }
}
