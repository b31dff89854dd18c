package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.HeadRef;
import java.util.stream.Collectors;

/** Says in words what heads do. */
public final class HeadWords {
    private HeadWords() {}

    /** Such as {@code head 8-11: to [SEP] 0.4820}, or the rules of its roles. */
    static String describe(HeadRef head, GridColoring.Fill fill) {
        String name = "head " + head.label();
        return switch (fill) {
            case GridColoring.Weights weights -> name;
            case GridColoring.Values(HeadValues values) -> name + ": " + values.name() + " " + values.text(head);
            case GridColoring.Roles(HeadTable table) -> name + "\n" + rules(table, head);
        };
    }

    /** Why a head has its roles, one line each. */
    public static String rules(HeadTable table, HeadRef head) {
        String rules = HeadRole.of(table.of(head)).stream()
                .map(role -> role.rule(table.names(), table.of(head)))
                .collect(Collectors.joining("\n"));
        return rules.isEmpty() ? "no role: none of its numbers is over the threshold" : rules;
    }
}
