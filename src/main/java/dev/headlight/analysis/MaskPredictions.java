package dev.headlight.analysis;

import dev.headlight.core.TokenLogits;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What a language model would put at some places: a softmax over the full vocabulary, in double precision. */
public final class MaskPredictions {
    private MaskPredictions() {}

    /**
     * A token that could stand at a place.
     *
     * @param id number in the vocabulary
     * @param probability over the full vocabulary, 0..1: {@code exp(x - max) / sum exp(x - max)}
     */
    public record Candidate(int id, double probability) {}

    /**
     * The likeliest tokens at one place, the likeliest first and of equal ones the lower number first.
     *
     * @param row index into {@link TokenLogits#positions()}
     * @param count how many; fewer where the vocabulary is smaller
     */
    public static List<Candidate> top(TokenLogits logits, int row, int count) {
        float[] scores = new float[logits.logits().dimension(1)];
        logits.logits().copy(Math.multiplyExact(row, scores.length), scores);
        double max = max(scores);
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - max);
        }
        double total = sum;
        return best(scores, count).stream()
                .map(id -> new Candidate(id, Math.exp(scores[id] - max) / total))
                .toList();
    }

    private static List<Integer> best(float[] scores, int count) {
        Comparator<Integer> better =
                Comparator.<Integer>comparingDouble(id -> -scores[id]).thenComparing(id -> id);
        PriorityQueue<Integer> best = new PriorityQueue<>(better.reversed());
        for (int id = 0; id < scores.length; id++) {
            best.add(id);
            if (best.size() > count) {
                best.remove();
            }
        }
        return best.stream().sorted(better).toList();
    }

    private static double max(float[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            max = Math.max(max, score);
        }
        return max;
    }
}
