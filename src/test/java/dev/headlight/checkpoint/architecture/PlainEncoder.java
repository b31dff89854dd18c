package dev.headlight.checkpoint.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The layers of an encoder written out in plain loops, apart from the exporter: modules are named as published. Collects
 * what it passes.
 */
final class PlainEncoder {
    private final RandomWeights weights;
    private final int heads;
    private final double epsilon;
    private final DoubleUnaryOperator activation;
    private final List<double[][]> attentions = new ArrayList<>();
    private final List<double[][]> queries = new ArrayList<>();
    private final List<double[][]> values = new ArrayList<>();
    private final List<double[][]> hidden = new ArrayList<>();

    /** The score of a query at {@code i} and a key at {@code j} of one head. */
    @FunctionalInterface
    interface Scores {
        /** The product divided by the root of the head's width. */
        Scores SCALED =
                (head, query, key, i, j) -> PlainMath.dot(query, key, 0, query.length) / Math.sqrt(query.length);

        double score(int head, double[] query, double[] key, int i, int j);
    }

    /** The published names of a layer's modules. */
    record Layer(
            String query,
            String key,
            String value,
            String output,
            String outputNorm,
            String wide,
            String narrow,
            String narrowNorm) {
        /** BERT's. */
        static Layer bert(String layer) {
            String attention = layer + ".attention.";
            return new Layer(
                    attention + "self.query",
                    attention + "self.key",
                    attention + "self.value",
                    attention + "output.dense",
                    attention + "output.LayerNorm",
                    layer + ".intermediate.dense",
                    layer + ".output.dense",
                    layer + ".output.LayerNorm");
        }

        void addTo(RandomWeights weights, int width, int intermediate) {
            weights.linear(query, width, width)
                    .linear(key, width, width)
                    .linear(value, width, width)
                    .linear(output, width, width)
                    .norm(outputNorm, width)
                    .linear(wide, width, intermediate)
                    .linear(narrow, intermediate, width)
                    .norm(narrowNorm, width);
        }
    }

    PlainEncoder(RandomWeights weights, int heads, double epsilon, DoubleUnaryOperator activation) {
        this.weights = weights;
        this.heads = heads;
        this.epsilon = epsilon;
        this.activation = activation;
    }

    /** Attention, feed-forward, and a normalisation after each. */
    double[][] layer(Layer names, double[][] input, Scores scores) {
        double[][] context = attention(names.query(), names.key(), names.value(), input, input, scores);
        double[][] output = PlainMath.linear(weights, names.output(), context);
        double[][] attended = PlainMath.norm(weights, names.outputNorm(), PlainMath.plus(output, input), epsilon);
        double[][] wide = PlainMath.map(PlainMath.linear(weights, names.wide(), attended), activation);
        double[][] narrow = PlainMath.linear(weights, names.narrow(), wide);
        return seen(PlainMath.norm(weights, names.narrowNorm(), PlainMath.plus(narrow, attended), epsilon));
    }

    /** Records a hidden state. */
    double[][] seen(double[][] state) {
        hidden.add(state);
        return state;
    }

    /** @param matched what queries and keys are made from, {@code mixed} what values are */
    double[][] attention(String query, String key, String value, double[][] matched, double[][] mixed, Scores scores) {
        double[][] q = PlainMath.linear(weights, query, matched);
        double[][] k = PlainMath.linear(weights, key, matched);
        double[][] v = PlainMath.linear(weights, value, mixed);
        queries.add(q);
        values.add(v);
        int size = q[0].length / heads;
        double[][] context = new double[q.length][q[0].length];
        double[][] rows = new double[heads * q.length][q.length];
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < q.length; i++) {
                double[] row = rows[head * q.length + i];
                for (int j = 0; j < q.length; j++) {
                    row[j] = scores.score(head, part(q[i], head, size), part(k[j], head, size), i, j);
                }
                PlainMath.softmax(row);
                for (int j = 0; j < q.length; j++) {
                    for (int d = head * size; d < (head + 1) * size; d++) {
                        context[i][d] += row[j] * v[j][d];
                    }
                }
            }
        }
        attentions.add(rows);
        return context;
    }

    private static double[] part(double[] vector, int head, int size) {
        double[] part = new double[size];
        System.arraycopy(vector, head * size, part, 0, size);
        return part;
    }

    /** Rows of all heads, one below the other, for each layer. */
    List<double[][]> attentions() {
        return attentions;
    }

    /** All heads side by side, for each layer, with bias and before scaling. */
    List<double[][]> queries() {
        return queries;
    }

    List<double[][]> values() {
        return values;
    }

    List<double[][]> hidden() {
        return hidden;
    }
}
