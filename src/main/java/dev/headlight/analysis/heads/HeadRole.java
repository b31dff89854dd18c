package dev.headlight.analysis.heads;

import dev.headlight.core.HeadRef;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
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
    PUNCTUATION("P", "punctuation", HeadStatistic.TO_PUNCT, 0.6),
    /** Their 3.8 nats, as a share of the most that is possible with their 128 tokens, so that it fits any length. */
    BROAD("B", "broad", HeadStatistic.ENTROPY_RELATIVE, 3.8 / Math.log(128));

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

    /** A word or two; {@link SpecialNames} puts the model's own names in. */
    public String label() {
        return label;
    }

    /** The rule as a sentence, with the number that a head has. */
    public String rule(SpecialNames names, ToDoubleFunction<HeadStatistic> numbers) {
        return String.format(
                Locale.ROOT,
                "%s: %s %.4f is more than %s",
                names.label(this),
                names.label(statistic),
                numbers.applyAsDouble(statistic),
                limit());
    }

    /** The rule without a head. */
    public String rule(SpecialNames names) {
        return names.label(statistic) + " > " + limit();
    }

    private String limit() {
        return this == BROAD
                ? String.format(Locale.ROOT, "%.3f (3.8 nats at 128 tokens)", threshold)
                : String.format(Locale.ROOT, "%.1f", threshold);
    }

    /** The roles of a head with these numbers, the one that is exceeded most first; empty where it has none. */
    public static List<HeadRole> of(ToDoubleFunction<HeadStatistic> numbers) {
        return Stream.of(values())
                .filter(role -> role.isPlayed(numbers))
                .sorted(Comparator.comparingDouble(role -> -numbers.applyAsDouble(role.statistic) / role.threshold))
                .toList();
    }

    /** The first of the roles of a head. */
    public static Optional<HeadRole> mainOf(HeadTable table, HeadRef head) {
        return of(table.of(head)).stream().findFirst();
    }

    /** The roles that any head plays, in their own order. */
    public static List<HeadRole> playedIn(HeadTable table) {
        Set<HeadRole> played = EnumSet.noneOf(HeadRole.class);
        table.all().forEach(head -> played.addAll(of(table.of(head))));
        return List.copyOf(played);
    }

    private boolean isPlayed(ToDoubleFunction<HeadStatistic> numbers) {
        boolean saysMore = this != FIRST || !CLASSIFIER.isPlayed(numbers);
        return saysMore && numbers.applyAsDouble(statistic) > threshold;
    }
}
