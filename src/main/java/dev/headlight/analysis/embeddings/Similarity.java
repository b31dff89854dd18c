package dev.headlight.analysis.embeddings;

import dev.headlight.core.FloatTensor;

/** The cosine of the angle between the vectors of any two tokens, -1..1. Immutable. */
public final class Similarity {
    private final int tokens;
    private final float[] cosines;

    private Similarity(int tokens, float[] cosines) {
        this.tokens = tokens;
        this.cosines = cosines;
    }

    /** @param vectors {@code [tokens, size]}; the cosine with a vector of zeros is 0 */
    public static Similarity of(FloatTensor vectors) {
        int tokens = vectors.dimension(0);
        float[][] units = units(vectors);
        float[] cosines = new float[tokens * tokens];
        for (int first = 0; first < tokens; first++) {
            for (int second = first; second < tokens; second++) {
                float cosine = Math.clamp(product(units[first], units[second]), -1f, 1f);
                cosines[first * tokens + second] = cosine;
                cosines[second * tokens + first] = cosine;
            }
        }
        return new Similarity(tokens, cosines);
    }

    private static float[][] units(FloatTensor vectors) {
        int size = vectors.dimension(1);
        float[][] units = new float[vectors.dimension(0)][size];
        for (int token = 0; token < units.length; token++) {
            vectors.copy(token * size, units[token]);
            double square = 0;
            for (float number : units[token]) {
                square += (double) number * number;
            }
            double factor = square > 0 ? 1 / Math.sqrt(square) : 0;
            for (int i = 0; i < size; i++) {
                units[token][i] *= (float) factor;
            }
        }
        return units;
    }

    private static float product(float[] first, float[] second) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i + 1 < first.length; i += 2) {
            even += first[i] * second[i];
            odd += first[i + 1] * second[i + 1];
        }
        boolean isOdd = first.length % 2 == 1;
        return even + odd + (isOdd ? first[first.length - 1] * second[second.length - 1] : 0);
    }

    public int tokens() {
        return tokens;
    }

    /** The cosine between two tokens. */
    public float cosine(int first, int second) {
        return cosines[first * tokens + second];
    }
}
