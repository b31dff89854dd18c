package dev.headlight.analysis.neurons;

import dev.headlight.analysis.neurons.ScoreScale.Rest;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One row of a head, step by step: query times key, number by number; their sum; times the scale; plus what the model
 * adds; softmax. Computed in float64 from the trace's float32 vectors. Immutable.
 */
public final class ScoreChain {
    /** A score so far below the largest gives a float32 weight of 0 by itself. */
    private static final double UNDERFLOW = 80;

    private final int query;
    private final ScoreScale scale;
    private final float[] queryVector;
    private final float[][] keyVectors;
    private final float[] weights;
    private final double[] dots;
    private final double[] rests;
    private final double[] masks;
    private final double[] softmax;

    ScoreChain(int query, HeadPair vectors, ScoreScale scale, float[] weights) {
        this.query = query;
        this.scale = scale;
        this.weights = weights;
        queryVector = vectors.query(query);
        keyVectors = new float[weights.length][];
        for (int key = 0; key < weights.length; key++) {
            keyVectors[key] = vectors.key(key);
        }
        dots = vectors.products(query);
        masks = masks();
        rests = rests();
        softmax = softmax();
    }

    /** Minus infinity where a weight is 0 that the product alone would not make 0. */
    private double[] masks() {
        double largest = IntStream.range(0, weights.length)
                .filter(key -> weights[key] > 0)
                .mapToDouble(this::scaled)
                .max()
                .orElse(0);
        return IntStream.range(0, weights.length)
                .mapToDouble(key -> weights[key] == 0 && (hasRest() || scaled(key) > largest - UNDERFLOW)
                        ? Double.NEGATIVE_INFINITY
                        : 0)
                .toArray();
    }

    /** What is missing to the logarithm of the weight, up to the row's constant, which makes their mean 0. */
    private double[] rests() {
        if (!hasRest()) {
            return new double[weights.length];
        }
        double mean = IntStream.range(0, weights.length)
                .filter(key -> !isMasked(key))
                .mapToDouble(key -> Math.log(weights[key]) - scaled(key))
                .average()
                .orElse(0);
        return IntStream.range(0, weights.length)
                .mapToDouble(key -> isMasked(key) ? 0 : Math.log(weights[key]) - scaled(key) - mean)
                .toArray();
    }

    private double[] softmax() {
        double largest = IntStream.range(0, weights.length)
                .mapToDouble(this::score)
                .max()
                .orElse(0);
        double[] powers = IntStream.range(0, weights.length)
                .mapToDouble(key -> Math.exp(score(key) - largest))
                .toArray();
        double sum = IntStream.range(0, powers.length)
                .mapToDouble(key -> powers[key])
                .sum();
        return IntStream.range(0, powers.length)
                .mapToDouble(key -> powers[key] / sum)
                .toArray();
    }

    /** The token that looks. */
    public int query() {
        return query;
    }

    public int keys() {
        return weights.length;
    }

    public int headSize() {
        return queryVector.length;
    }

    /** One number of the query vector. */
    public float queryNumber(int dimension) {
        return queryVector[dimension];
    }

    /** One number of a key vector. */
    public float keyNumber(int key, int dimension) {
        return keyVectors[key][dimension];
    }

    /** One number of the element-wise product. */
    public double product(int key, int dimension) {
        return (double) queryVector[dimension] * keyVectors[key][dimension];
    }

    /** The sum of the element-wise product. */
    public double dot(int key) {
        return dots[key];
    }

    /** The dot product times the scale. */
    public double scaled(int key) {
        return dots[key] * scale.value();
    }

    /** Whether scores hold more than scaled products. */
    public boolean hasRest() {
        return scale.rest() != Rest.NONE;
    }

    /** What is added to the scaled product, up to a constant of the row; 0 where nothing is. */
    public double rest(int key) {
        return rests[key];
    }

    /** Whether any key is hidden from this token. */
    public boolean hasMask() {
        return IntStream.range(0, masks.length).anyMatch(this::isMasked);
    }

    /** Whether the model hides this key from the token: minus infinity is added to its score. */
    public boolean isMasked(int key) {
        return masks[key] < 0;
    }

    /** What the softmax sees, up to a constant of the row. */
    public double score(int key) {
        return scaled(key) + rests[key] + masks[key];
    }

    /** The softmax of the scores. */
    public double softmax(int key) {
        return softmax[key];
    }

    /** The weight that the model itself gave. */
    public float weight(int key) {
        return weights[key];
    }

    /** The largest difference between the softmax of this chain and the model's weights. */
    public double largestDifference() {
        return IntStream.range(0, weights.length)
                .mapToDouble(key -> Math.abs(softmax[key] - weights[key]))
                .max()
                .orElse(0);
    }

    /** The dimensions by what they add to the score of a key, the largest first, the most negative last. */
    public int[] byContribution(int key) {
        return IntStream.range(0, headSize())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer dimension) -> -product(key, dimension)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
