package dev.headlight.export.numbers;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Token;
import dev.headlight.core.Trace;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All attentions as a table: a line for each row of each head with the token that looks, a column for each token that is
 * looked at. Layers and heads count from 1, positions from 0.
 */
final class TraceTable {
    private TraceTable() {}

    static void write(Trace trace, Delimiter delimiter, Path file) throws IOException {
        try (TableWriter table = new TableWriter(file, delimiter)) {
            table.remarks(new TraceFacts(trace));
            table.remark("rows", "tokens that look; layer and head count from 1, position from 0");
            table.remark("columns", "tokens that are looked at, as position:token");
            table.field("layer").field("head").field("position").field("id").field("token");
            for (Token token : trace.text().tokens()) {
                table.field(token.index() + ":" + token.text());
            }
            table.endLine();
            AttentionTensor attentions = trace.attentions();
            for (int head = 0; head < attentions.layers() * attentions.heads(); head++) {
                write(trace, new HeadRef(head / attentions.heads(), head % attentions.heads()), table);
            }
        }
    }

    private static void write(Trace trace, HeadRef head, TableWriter table) throws IOException {
        AttentionMatrix matrix = trace.attentions().matrix(head);
        float[] row = new float[matrix.keys()];
        for (Token token : trace.text().tokens()) {
            table.field(head.layer() + 1).field(head.head() + 1);
            table.field(token.index()).field(token.id()).field(token.text());
            matrix.copyRow(token.index(), row);
            for (float weight : row) {
                table.field(weight);
            }
            table.endLine();
        }
    }
}
