package dev.headlight.analysis.heads;

import dev.headlight.core.HeadRef;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a head is called when one of its numbers is high enough. The thresholds are those by which Clark et al. 2019 name
 * heads in their figure 6: half of the attention for places, 0.6 for tokens, 3.8 nats for heads that look everywhere.
 */
public enum HeadRole {
    PREVIOUS("←", "previous token", HeadStatistic.TO_PREV, 0.5),
    NEXT("→", "next token", HeadStatistic.TO_NEXT, 0.5),
    SELF("↓", "itself", HeadStatistic.TO_SELF, 0.5),
    CLASSIFIER("C", "[CLS]", HeadStatistic.TO_CLS, 0.6),
    SEPARATOR("S", "[SEP]", HeadStatistic.TO_SEP, 0.6),
    /** Decoders often rest on the first token; where that is the classifier's it is called so. */
    FIRST("1", "first token", HeadStatistic.TO_FIRST, 0.6),
    PUNCTUATION(".", "punctuation", HeadStatistic.TO_PUNCT, 0.6),
    /** Their 3.8 nats, as a share of the most that is possible with their 128 tokens, so that it fits any length. */
    BROAD("≡", "broad", HeadStatistic.ENTROPY_RELATIVE, 3.8 / Math.log(128));

    private final String symbol;
    private final String label;
    private final HeadStatistic statistic;
    private final double threshold;

    HeadRole(String symbol, String label, HeadStatistic statistic, double threshold) {
        this.symbol = symbol;
        this.label = label;
        this.statistic = statistic;
        this.threshold = threshold;
    }

    /** One letter for places that have no room for more. */
    public String symbol() {
        return symbol;
    }

    /** The number that decides. */
    public HeadStatistic statistic() {
        return statistic;
    }

    /** What the number must exceed. */
    public double threshold() {
        return threshold;
    }

    /** A word or two, with the model's own names for its tokens. */
    public String label(HeadTable table) {
        return table.named(label);
    }

    /** The rule as a sentence, with the number that a head has. */
    public String rule(HeadTable table, HeadRef head) {
        return String.format(
                Locale.ROOT,
                "%s: %s %.4f is more than %s",
                label(table),
                table.label(statistic),
                table.of(statistic, head),
                limit());
    }

    /** The rule without a head. */
    public String rule(HeadTable table) {
        return table.label(statistic) + " > " + limit();
    }

    private String limit() {
        return this == BROAD
                ? String.format(Locale.ROOT, "%.3f (3.8 nats at 128 tokens)", threshold)
                : String.format(Locale.ROOT, "%.1f", threshold);
    }

    /** The roles of a head, the one that is exceeded most first; empty where it has none. */
    public static List<HeadRole> of(HeadTable table, HeadRef head) {
        return Stream.of(values())
                .filter(role -> role.isPlayed(table, head))
                .sorted(Comparator.comparingDouble(role -> -table.of(role.statistic, head) / role.threshold))
                .toList();
    }

    /** The first of the roles of a head. */
    public static Optional<HeadRole> mainOf(HeadTable table, HeadRef head) {
        return of(table, head).stream().findFirst();
    }

    /** The roles that any head plays, in their own order. */
    public static List<HeadRole> playedIn(HeadTable table) {
        return Stream.of(values())
                .filter(role -> table.all().stream()
                        .anyMatch(
                                head -> mainOf(table, head).filter(role::equals).isPresent()))
                .toList();
    }

    private boolean isPlayed(HeadTable table, HeadRef head) {
        boolean saysMore = this != FIRST || !CLASSIFIER.isPlayed(table, head);
        return saysMore && table.of(statistic, head) > threshold;
    }
}
