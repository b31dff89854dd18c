package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.HeadRef;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of heads.
 *
 * @param head whose line it is
 * @param table the numbers of all heads
 * @param found how much heads fit what is looked for, or null where nothing is
 * @param distances for the heads that are most alike, or null where they are not known yet
 */
record HeadRow(
        HeadRef head,
        HeadTable table,
        @Nullable HeadValues found,
        @Nullable HeadDistances distances) {
    private static final int SIMILAR = 3;

    double number(HeadStatistic statistic) {
        return table.of(statistic, head);
    }

    /** NaN where nothing is looked for. */
    double match() {
        return found == null ? Double.NaN : found.of(head);
    }

    String roles() {
        return HeadRole.of(table.of(head)).stream().map(table.names()::label).collect(Collectors.joining(" · "));
    }

    String mostLike() {
        HeadDistances known = distances;
        if (known == null || known.size() != table.layers() * table.heads()) {
            return "";
        }
        return known.nearest(head, SIMILAR).stream()
                .map(similar -> similar.head().label())
                .collect(Collectors.joining(" · "));
    }
}
