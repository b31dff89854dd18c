package dev.headlight.analysis;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Head statistics averaged over texts: each number is averaged over the tokens of a text first and over the texts
 * then, so that long texts weigh no more than short ones. Not thread-safe.
 */
public final class CorpusStatistics {
    private final int layers;
    private final int heads;
    private final Map<HeadStatistic, double[]> sums = new EnumMap<>(HeadStatistic.class);
    private int texts;

    public CorpusStatistics(int layers, int heads) {
        this.layers = layers;
        this.heads = heads;
        for (HeadStatistic statistic : HeadStatistic.values()) {
            sums.put(statistic, new double[layers * heads]);
        }
    }

    /** Adds one text; its attentions are read once and not kept. */
    public void add(TokenizedText text, AttentionTensor attentions) {
        if (attentions.layers() != layers || attentions.heads() != heads) {
            throw new IllegalArgumentException("attentions of " + layers + " x " + heads
                    + " heads were expected, found " + attentions.layers() + " x " + attentions.heads());
        }
        TokenRoles roles = TokenRoles.of(text);
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                HeadStatistics numbers = HeadStatistics.of(attentions.matrix(new HeadRef(layer, head)), roles);
                int place = layer * heads + head;
                sums.forEach((statistic, sum) -> sum[place] += statistic.of(numbers));
            }
        }
        texts++;
    }

    /** How many texts were added. */
    public int texts() {
        return texts;
    }

    /** The mean of one number over the texts, for one head. */
    public double mean(HeadStatistic statistic, HeadRef head) {
        return sums(statistic)[head.layer() * heads + head.head()] / texts;
    }

    /** The mean of one number over the texts and the heads of a layer. */
    public double layerMean(HeadStatistic statistic, int layer) {
        return Arrays.stream(sums(statistic), layer * heads, (layer + 1) * heads)
                        .sum()
                / heads
                / texts;
    }

    private double[] sums(HeadStatistic statistic) {
        return Objects.requireNonNull(sums.get(statistic));
    }
}
