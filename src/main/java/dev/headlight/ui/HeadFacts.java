package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadStatistics;
import dev.headlight.analysis.heads.SpecialNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a card says about a head.
 *
 * @param heading which head it is
 * @param roles what it is called; empty where it has no role
 * @param rules why, a line for each role
 * @param rows numbers
 */
record HeadFacts(Heading heading, String roles, String rules, List<Fact> rows) {
    /**
     * @param lead a sentence on the head, or empty
     * @param isSingle whether it is one head and not the mean of several
     */
    record Heading(String title, String state, String lead, boolean isSingle) {}

    /** One line of the table. */
    record Fact(String name, String value) {}

    static HeadFacts of(Heading heading, SpecialNames names, HeadStatistics numbers) {
        List<HeadRole> played = HeadRole.of(numbers::of);
        return new HeadFacts(
                heading,
                played.stream().map(names::label).collect(Collectors.joining(" · ")),
                played.stream().map(role -> role.rule(names, numbers::of)).collect(Collectors.joining("\n")),
                rows(names, numbers));
    }

    private static List<Fact> rows(SpecialNames names, HeadStatistics numbers) {
        List<Fact> rows = new ArrayList<>();
        addShare(rows, names.separator(), numbers.of(HeadStatistic.TO_SEP));
        addShare(rows, names.classifier(), numbers.of(HeadStatistic.TO_CLS));
        rows.add(new Fact("to previous", percent(numbers.of(HeadStatistic.TO_PREV))));
        rows.add(new Fact("to next", percent(numbers.of(HeadStatistic.TO_NEXT))));
        rows.add(new Fact("to itself", percent(numbers.of(HeadStatistic.TO_SELF))));
        rows.add(new Fact(
                "entropy",
                String.format(
                        Locale.ROOT,
                        "%.2f nats · %.0f %%",
                        numbers.of(HeadStatistic.ENTROPY),
                        100 * numbers.of(HeadStatistic.ENTROPY_RELATIVE))));
        return rows;
    }

    /** The model's own name for its special token; a model without one has no such share. */
    private static void addShare(List<Fact> rows, String token, double share) {
        if (!token.isEmpty()) {
            rows.add(new Fact("to " + token, percent(share)));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
