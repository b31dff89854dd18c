package dev.headlight.analysis;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Attention made up for tests. */
public final class Matrices {
    private static final Set<String> SPECIAL = Set.of("[CLS]", "[SEP]", "[MASK]");

    private Matrices() {}

    public static AttentionMatrix of(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * rows[0].length, rows[0].length);
        }
        return AttentionMatrix.copyOf(all, rows.length, rows[0].length);
    }

    /** Rows of positive weights that sum to 1. */
    public static float[] random(Random random, int matrices, int size) {
        float[] weights = new float[matrices * size * size];
        for (int row = 0; row < matrices * size; row++) {
            double sum = 0;
            for (int key = 0; key < size; key++) {
                weights[row * size + key] = (float) Math.exp(3 * random.nextGaussian());
                sum += weights[row * size + key];
            }
            for (int key = 0; key < size; key++) {
                weights[row * size + key] /= (float) sum;
            }
        }
        return weights;
    }

    public static AttentionMatrix random(Random random, int size) {
        return AttentionMatrix.copyOf(random(random, 1, size), size, size);
    }

    public static AttentionTensor randomTensor(Random random, int layers, int heads, int size) {
        List<FloatTensor> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            all.add(FloatTensor.copyOf(random(random, heads, size), heads, size, size));
        }
        return new AttentionTensor(all);
    }

    public static TokenizedText text(String... tokens) {
        List<Token> all = new ArrayList<>();
        for (String token : tokens) {
            all.add(Tokens.added(all.size(), all.size(), token, SPECIAL.contains(token)));
        }
        return new TokenizedText("", null, all, TokenizedText.Cut.NONE);
    }
}
