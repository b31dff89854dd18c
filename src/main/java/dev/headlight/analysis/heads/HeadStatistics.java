package dev.headlight.analysis.heads;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.TokenizedText;
import java.util.Map;
import java.util.Objects;

/**
 * What one head does on one text, in the numbers of Clark et al. 2019 ("What Does BERT Look At?") and some of ours. All
 * but those of the entropy are means over the rows, special tokens included, so the first token's missing predecessor
 * counts as 0. Immutable.
 */
public final class HeadStatistics {
    private final Map<HeadStatistic, Double> numbers;

    /** @param numbers one for each statistic */
    HeadStatistics(Map<HeadStatistic, Double> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    /** Reads every weight of one head, or of an aggregate of heads, once. */
    public static HeadStatistics of(AttentionMatrix matrix, TokenizedText text) {
        return of(matrix, TextFeatures.of(text));
    }

    /** The same for a text that was looked through already, as when many heads are read. */
    public static HeadStatistics of(AttentionMatrix matrix, TextFeatures text) {
        if (matrix.queries() != text.size() || matrix.keys() != text.size()) {
            throw new IllegalArgumentException("a matrix of " + matrix.queries() + " x " + matrix.keys()
                    + " does not belong to " + text.size() + " tokens");
        }
        StatisticsSum sum = new StatisticsSum(text);
        float[] row = new float[matrix.keys()];
        for (int query = 0; query < matrix.queries(); query++) {
            matrix.copyRow(query, row);
            sum.addRow(query, row);
        }
        return sum.mean();
    }

    /** One of the numbers; see {@link HeadStatistic#meaning()}. */
    public double of(HeadStatistic statistic) {
        return Objects.requireNonNull(numbers.get(statistic));
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
