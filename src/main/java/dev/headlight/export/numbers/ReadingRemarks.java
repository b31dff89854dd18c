package dev.headlight.export.numbers;

import dev.headlight.analysis.reading.ReadAttention;
import java.io.IOException;

/** What a table says about the reading it holds. */
final class ReadingRemarks {
    private ReadingRemarks() {}

    /** @param label what the numbers belong to, such as {@code mean of heads 8-1, 8-3} */
    static void write(ReadAttention read, String label, TableWriter table) throws IOException {
        table.remarks(new TraceFacts(read.trace()));
        table.remark("shown", label);
        table.remark("number", read.measure() + (read.rowsSumToOne() ? ", each row sums to 1" : ""));
        if (!read.changes().isEmpty()) {
            table.remark("changed", String.join("; ", read.changes()));
        }
        if (!read.remarks().isEmpty()) {
            table.remark("note", String.join("; ", read.remarks()));
        }
        if (!read.nothing().isEmpty()) {
            table.remark("empty", read.nothing());
        }
    }
}
