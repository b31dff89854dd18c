package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Traces of one or two sentences whose words fall into pieces. */
final class Pairs {
    /** Two sentences: a word of two pieces in the first, one of three in the second. */
    static final TokenizedText TWO = new TokenizedText(
            "the windowsill.",
            "It overslept",
            List.of(
                    added(0, 101, "[CLS]", 0),
                    typed(1, 11, "the", 0, 0, 3, 0),
                    typed(2, 12, "windows", 0, 4, 11, 1),
                    typed(3, 13, "##ill", 0, 11, 14, 1),
                    typed(4, 14, ".", 0, 14, 15, 2),
                    added(5, 102, "[SEP]", 0),
                    typed(6, 15, "it", 1, 0, 2, 0),
                    typed(7, 16, "over", 1, 3, 7, 1),
                    typed(8, 17, "##sle", 1, 7, 10, 1),
                    typed(9, 18, "##pt", 1, 10, 12, 1),
                    added(10, 102, "[SEP]", 1)),
            TokenizedText.Cut.NONE);

    private static final Provenance MADE = new Provenance("made", "Made", "", "test", Duration.ZERO);

    private Pairs() {}

    private static Token added(int index, int id, String text, int sentence) {
        return new Token(index, new Token.Piece(id, text, text, true), sentence, Token.Place.addedTo(sentence));
    }

    private static Token typed(int index, int id, String text, int sentence, int start, int end, int word) {
        return new Token(
                index, new Token.Piece(id, text, text, false), sentence, new Token.Place(sentence, start, end, word));
    }

    /** Random rows that sum to 1, the same for the same seed. */
    static Trace trace(TokenizedText text, int layers, int heads, long seed) {
        Random random = new Random(seed);
        List<FloatTensor> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            float[] weights = new float[heads * text.size() * text.size()];
            for (int row = 0; row < heads * text.size(); row++) {
                fill(weights, row * text.size(), text.size(), random);
            }
            all.add(FloatTensor.copyOf(weights, heads, text.size(), text.size()));
        }
        return trace(text, all);
    }

    static Trace trace(TokenizedText text, List<FloatTensor> layers) {
        return new Trace(MADE, text, new AttentionTensor(layers), TraceDetails.NONE);
    }

    private static void fill(float[] weights, int start, int size, Random random) {
        double sum = 0;
        for (int key = 0; key < size; key++) {
            weights[start + key] = (float) Math.exp(2 * random.nextGaussian());
            sum += weights[start + key];
        }
        for (int key = 0; key < size; key++) {
            weights[start + key] /= (float) sum;
        }
    }

    /** A trace of so many plain words with given weights of one head a layer, {@code [layers][queries][keys]}. */
    static Trace words(float[][][] layers) {
        int size = layers[0].length;
        List<Token> tokens = new ArrayList<>();
        for (int token = 0; token < size; token++) {
            tokens.add(typed(token, token, "w" + token, 0, 2 * token, 2 * token + 1, token));
        }
        List<FloatTensor> all = new ArrayList<>();
        for (float[][] layer : layers) {
            float[] flat = new float[size * size];
            for (int query = 0; query < size; query++) {
                System.arraycopy(layer[query], 0, flat, query * size, size);
            }
            all.add(FloatTensor.copyOf(flat, 1, size, size));
        }
        return trace(new TokenizedText("x ".repeat(size), null, tokens, TokenizedText.Cut.NONE), all);
    }
}
