package dev.headlight.analysis.heads;

import dev.headlight.analysis.heads.HeadValues.Domain;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The statistics of all heads of a model over one text or many. Immutable. */
public final class HeadTable {
    /** Shares that stay below it are coloured by what is reached, in steps of a twentieth; else up to 1. */
    private static final double LOW_SHARE = 0.5;

    private static final int STEPS = 20;

    private final int heads;
    private final SpecialNames names;
    private final Extent extent;
    private final Map<HeadStatistic, double[]> numbers;

    /**
     * What the numbers are of.
     *
     * @param texts how many
     * @param tokens of all texts together, special ones included
     */
    public record Extent(int texts, long tokens) {}

    /** @param numbers for each statistic {@code [layers * heads]}; the arrays are not copied */
    HeadTable(int heads, SpecialNames names, Extent extent, Map<HeadStatistic, double[]> numbers) {
        this.heads = heads;
        this.names = names;
        this.extent = extent;
        this.numbers = numbers;
    }

    /** Reads every weight of a trace once, on all processors: some 50 ms for 144 heads of 512 tokens. */
    public static HeadTable of(TokenizedText text, AttentionTensor attentions) {
        TextFeatures features = TextFeatures.of(text);
        int heads = attentions.heads();
        Map<HeadStatistic, double[]> numbers = empty(attentions.layers() * heads);
        IntStream.range(0, attentions.layers() * heads).parallel().forEach(place -> {
            HeadRef head = new HeadRef(place / heads, place % heads);
            HeadStatistics statistics = HeadStatistics.of(attentions.matrix(head), features);
            numbers.forEach((statistic, ofHeads) -> ofHeads[place] = statistics.of(statistic));
        });
        return new HeadTable(heads, SpecialNames.of(features.roles()), new Extent(1, text.size()), numbers);
    }

    /** Room for one number of each head and statistic. */
    static Map<HeadStatistic, double[]> empty(int heads) {
        Map<HeadStatistic, double[]> numbers = new EnumMap<>(HeadStatistic.class);
        for (HeadStatistic statistic : HeadStatistic.values()) {
            numbers.put(statistic, new double[heads]);
        }
        return numbers;
    }

    public int layers() {
        return numbers(HeadStatistic.ENTROPY).length / heads;
    }

    /** In each layer. */
    public int heads() {
        return heads;
    }

    public Extent extent() {
        return extent;
    }

    /** What the model calls its own tokens. */
    public SpecialNames names() {
        return names;
    }

    double[] numbers(HeadStatistic statistic) {
        return Objects.requireNonNull(numbers.get(statistic));
    }

    public double of(HeadStatistic statistic, HeadRef head) {
        return numbers(statistic)[head.layer() * heads + head.head()];
    }

    /** The numbers of one head. */
    public ToDoubleFunction<HeadStatistic> of(HeadRef head) {
        return statistic -> of(statistic, head);
    }

    /** The mean over the heads of a layer. */
    public double layerMean(HeadStatistic statistic, int layer) {
        return Arrays.stream(numbers(statistic), layer * heads, (layer + 1) * heads)
                        .sum()
                / heads;
    }

    /** All heads, layer by layer. */
    public List<HeadRef> all() {
        return IntStream.range(0, layers() * heads)
                .mapToObj(place -> new HeadRef(place / heads, place % heads))
                .toList();
    }

    /** One statistic of all heads, to be coloured or sorted by. */
    public HeadValues values(HeadStatistic statistic) {
        return HeadValues.of(
                names.label(statistic),
                statistic.meaning() + overTexts(),
                domain(statistic),
                layers(),
                heads,
                head -> of(statistic, head));
    }

    /** A sentence that says of how many texts the numbers are, where it is not the one that is shown. */
    public String overTexts() {
        return extent.texts == 1 ? "" : " Mean over " + extent.texts + " texts.";
    }

    private Domain domain(HeadStatistic statistic) {
        double most = Arrays.stream(numbers(statistic)).max().orElse(1);
        if (!statistic.isShare() && statistic != HeadStatistic.ENTROPY_RELATIVE) {
            return Domain.between(0, Math.max(0, most));
        }
        return Domain.between(0, most > LOW_SHARE ? 1 : Math.max(1, Math.ceil(most * STEPS)) / STEPS);
    }
}
