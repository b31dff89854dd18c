package dev.headlight.analysis.embeddings;

import dev.headlight.core.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that a hidden state is nearest to when the head that predicts words reads it as if it were the last (the
 * logit lens, nostalgebraist 2020).
 *
 * @param words the likeliest first
 */
public record NearWords(List<Word> words) {
    public NearWords {
        words = List.copyOf(words);
    }

    /**
     * @param id number in the vocabulary
     * @param probability by a softmax over the whole vocabulary
     */
    public record Word(int id, double probability) {}

    /**
     * The likeliest words of each state.
     *
     * @param logits {@code [states, vocabulary]}
     */
    public static List<NearWords> of(FloatTensor logits, int most) {
        List<NearWords> all = new ArrayList<>();
        float[] row = new float[logits.dimension(1)];
        for (int state = 0; state < logits.dimension(0); state++) {
            logits.copy(state * row.length, row);
            all.add(likeliest(row, most));
        }
        return all;
    }

    private static NearWords likeliest(float[] logits, int most) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        List<Word> words = new ArrayList<>();
        boolean[] taken = new boolean[logits.length];
        for (int place = 0; place < Math.min(most, logits.length); place++) {
            int best = best(logits, taken);
            taken[best] = true;
            words.add(new Word(best, Math.exp(logits[best] - largest) / sum));
        }
        return new NearWords(words);
    }

    private static int best(float[] logits, boolean[] taken) {
        int best = -1;
        for (int id = 0; id < logits.length; id++) {
            best = !taken[id] && (best < 0 || logits[id] > logits[best]) ? id : best;
        }
        return best;
    }
}
