package dev.headlight.analysis.heads;

import dev.headlight.analysis.TokenRoles;
import dev.headlight.analysis.heads.HeadValues.Domain;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statistics of all heads of a model over one text or many. Immutable. */
public final class HeadTable {
    /** Shares that stay below it are coloured by what is reached, in steps of a twentieth; else up to 1. */
    private static final double LOW_SHARE = 0.5;

    private static final int STEPS = 20;

    private final int heads;
    private final Names names;
    private final Extent extent;
    private final double[][] numbers;

    /**
     * What the model calls its own tokens.
     *
     * @param classifier such as {@code [CLS]}; empty where it has none
     * @param separator such as {@code [SEP]}; empty where it has none
     */
    record Names(String classifier, String separator) {}

    /**
     * What the numbers are of.
     *
     * @param texts how many
     * @param tokens of all texts together, special ones included
     */
    public record Extent(int texts, long tokens) {}

    /** @param numbers {@code [statistics][layers * heads]}; not copied */
    HeadTable(int heads, Names names, Extent extent, double[][] numbers) {
        this.heads = heads;
        this.names = names;
        this.extent = extent;
        this.numbers = numbers;
    }

    /** Reads every weight of a trace once, on all processors: some 50 ms for 144 heads of 512 tokens. */
    public static HeadTable of(TokenizedText text, AttentionTensor attentions) {
        TextFeatures features = TextFeatures.of(text);
        int heads = attentions.heads();
        double[][] numbers = new double[HeadStatistic.values().length][attentions.layers() * heads];
        IntStream.range(0, attentions.layers() * heads).parallel().forEach(place -> {
            HeadRef head = new HeadRef(place / heads, place % heads);
            HeadStatistics statistics = HeadStatistics.of(attentions.matrix(head), features);
            for (HeadStatistic statistic : HeadStatistic.values()) {
                numbers[statistic.ordinal()][place] = statistics.of(statistic);
            }
        });
        TokenRoles roles = features.roles();
        return new HeadTable(
                heads, new Names(roles.classifier(), roles.separator()), new Extent(1, text.size()), numbers);
    }

    public int layers() {
        return numbers[0].length / heads;
    }

    /** In each layer. */
    public int heads() {
        return heads;
    }

    public Extent extent() {
        return extent;
    }

    Names names() {
        return names;
    }

    double[] numbers(HeadStatistic statistic) {
        return numbers[statistic.ordinal()];
    }

    public double of(HeadStatistic statistic, HeadRef head) {
        return numbers(statistic)[head.layer() * heads + head.head()];
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

    /** The statistics that mean something for this model: one without separators has no share to them. */
    public List<HeadStatistic> statistics() {
        return Stream.of(HeadStatistic.values()).filter(this::isMeant).toList();
    }

    private boolean isMeant(HeadStatistic statistic) {
        return switch (statistic) {
            case TO_CLS -> !names.classifier().isEmpty();
            case TO_SEP, SEP_TO_SEP, REST_TO_SEP -> !names.separator().isEmpty();
            default -> true;
        };
    }

    /** The statistic's label with the model's own names for its tokens. */
    public String label(HeadStatistic statistic) {
        return named(statistic.label());
    }

    String named(String text) {
        String first = names.classifier().isEmpty() ? text : text.replace("[CLS]", names.classifier());
        return names.separator().isEmpty() ? first : first.replace("[SEP]", names.separator());
    }

    /** One statistic of all heads, to be coloured or sorted by. */
    public HeadValues values(HeadStatistic statistic) {
        return HeadValues.of(
                label(statistic), statistic.meaning(), domain(statistic), layers(), heads, head -> of(statistic, head));
    }

    private Domain domain(HeadStatistic statistic) {
        double most = Arrays.stream(numbers(statistic)).max().orElse(1);
        if (!statistic.isShare() && statistic != HeadStatistic.ENTROPY_RELATIVE) {
            return Domain.between(0, Math.max(0, most));
        }
        return Domain.between(0, most > LOW_SHARE ? 1 : Math.max(1, Math.ceil(most * STEPS)) / STEPS);
    }
}
