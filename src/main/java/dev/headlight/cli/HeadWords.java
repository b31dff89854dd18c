package dev.headlight.cli;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the heads do, for people: which play a role, and the strongest by each number. */
final class HeadWords {
    private static final int STRONGEST = 6;

    private HeadWords() {}

    static List<String> lines(ModelDescription model, HeadTable table) {
        List<String> lines = new ArrayList<>();
        int texts = table.extent().texts();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d layers of %d heads, %s, %d tokens",
                model.name(),
                table.layers(),
                table.heads(),
                texts == 1 ? "1 text" : texts + " texts",
                table.extent().tokens()));
        lines.add("");
        lines.addAll(TextTable.lines(roles(table)));
        lines.add("");
        lines.addAll(TextTable.lines(strongest(table)));
        return lines;
    }

    private static List<List<String>> roles(HeadTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ROLE", "RULE", "HEADS"));
        for (HeadRole role : HeadRole.playedIn(table)) {
            List<HeadRef> heads = table.values(role.statistic()).ranked().stream()
                    .filter(head -> HeadRole.of(table.of(head)).contains(role))
                    .toList();
            rows.add(List.of(
                    table.names().label(role), role.rule(table.names()), heads(table, role.statistic(), heads)));
        }
        if (rows.size() == 1) {
            rows.add(List.of("none", "", "no head is over a threshold"));
        }
        return rows;
    }

    private static List<List<String>> strongest(HeadTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NUMBER", "LARGEST"));
        for (HeadStatistic statistic : table.names().statistics()) {
            List<HeadRef> heads = table.values(statistic).ranked().stream()
                    .filter(head -> table.of(statistic, head) > 0)
                    .limit(STRONGEST)
                    .toList();
            rows.add(List.of(
                    table.names().label(statistic),
                    heads.isEmpty() ? "0 for all heads" : heads(table, statistic, heads)));
        }
        return rows;
    }

    /** Such as {@code 3-10 0.9213  1-2 0.8412 and 12 more}. */
    private static String heads(HeadTable table, HeadStatistic statistic, List<HeadRef> heads) {
        Stream<String> shown = heads.stream()
                .limit(STRONGEST)
                .map(head -> String.format(Locale.ROOT, "%5s %.4f", head.label(), table.of(statistic, head)));
        String more = heads.size() > STRONGEST ? "  and " + (heads.size() - STRONGEST) + " more" : "";
        return String.join("  ", shown.toList()) + more;
    }
}
