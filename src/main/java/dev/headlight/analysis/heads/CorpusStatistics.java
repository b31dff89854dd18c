package dev.headlight.analysis.heads;

import dev.headlight.analysis.heads.HeadTable.Extent;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.TokenizedText;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Head statistics averaged over texts: each number is averaged over the tokens of a text first and over the texts
 * then, so that long texts weigh no more than short ones. Not thread-safe.
 */
public final class CorpusStatistics {
    private final int layers;
    private final int heads;
    private final Map<HeadStatistic, double[]> sums;
    private SpecialNames names = new SpecialNames("", "");
    private int texts;
    private long tokens;

    public CorpusStatistics(int layers, int heads) {
        this.layers = layers;
        this.heads = heads;
        sums = HeadTable.empty(layers * heads);
    }

    /** Adds one text; its attentions are read once and not kept. */
    public void add(TokenizedText text, AttentionTensor attentions) {
        add(HeadTable.of(text, attentions));
    }

    /** Adds what was found for one text, or for several that then weigh as many as they are. */
    public void add(HeadTable table) {
        if (table.layers() != layers || table.heads() != heads) {
            throw new IllegalArgumentException("statistics of " + layers + " x " + heads
                    + " heads were expected, found " + table.layers() + " x " + table.heads());
        }
        int weight = table.extent().texts();
        sums.forEach((statistic, sum) -> {
            double[] numbers = table.numbers(statistic);
            for (int place = 0; place < sum.length; place++) {
                sum[place] += weight * numbers[place];
            }
        });
        texts += weight;
        tokens += table.extent().tokens();
        if (!table.names().isNone()) {
            names = table.names();
        }
    }

    /** How many texts were added. */
    public int texts() {
        return texts;
    }

    /**
     * The means over the texts so far.
     *
     * @throws IllegalStateException if there is none
     */
    public HeadTable means() {
        if (texts == 0) {
            throw new IllegalStateException("a mean needs at least one text");
        }
        Map<HeadStatistic, double[]> means = HeadTable.empty(layers * heads);
        sums.forEach((statistic, sum) ->
                Arrays.setAll(Objects.requireNonNull(means.get(statistic)), place -> sum[place] / texts));
        return new HeadTable(heads, names, new Extent(texts, tokens), means);
    }
}
