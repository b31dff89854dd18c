package dev.headlight.export.numbers;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import java.io.IOException;
import java.util.stream.Collectors;

/** The statistics of all heads as a table; layers and heads count from 1. */
record HeadsTable(Trace trace, TableWriter table) {
    void write(HeadTable heads) throws IOException {
        boolean isOfTrace = heads.extent().texts() == 1;
        if (isOfTrace) {
            table.remarks(new TraceFacts(trace));
        } else {
            table.remark("model", trace.provenance().model());
            table.remark("sha256", trace.provenance().sha256());
            table.remark("texts", String.valueOf(heads.extent().texts()));
        }
        table.remark("tokens", String.valueOf(heads.extent().tokens()));
        for (HeadStatistic statistic : HeadStatistic.values()) {
            table.remark(statistic.externalName(), statistic.meaning());
        }
        table.field("layer").field("head");
        for (HeadStatistic statistic : HeadStatistic.values()) {
            table.field(statistic.externalName());
        }
        table.field("roles").endLine();
        for (HeadRef head : heads.all()) {
            write(heads, head);
        }
    }

    private void write(HeadTable heads, HeadRef head) throws IOException {
        table.field(head.layer() + 1).field(head.head() + 1);
        for (HeadStatistic statistic : HeadStatistic.values()) {
            table.field(heads.of(statistic, head));
        }
        table.field(HeadRole.of(heads.of(head)).stream()
                .map(role -> heads.names().label(role))
                .collect(Collectors.joining("; ")));
        table.endLine();
    }
}
