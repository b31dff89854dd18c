package dev.headlight.export.numbers;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Unit;
import java.io.IOException;

/** The matrix as a table; positions count from 0. */
record MatrixTable(ReadAttention read, TableWriter table) {
    void write() throws IOException {
        UnitFields units = new UnitFields(read.trace().text());
        ReadingRemarks.write(read, read.label(), table);
        table.remark("rows", "what looks");
        table.remark("columns", "what is looked at, as positions:ids:token");
        table.field("positions").field("ids").field("token");
        for (Unit key : read.keys().units()) {
            table.field(units.positions(key) + ":" + units.ids(key) + ":" + units.name(key));
        }
        table.endLine();
        for (int query = 0; query < read.queries().size(); query++) {
            Unit unit = read.queries().unit(query);
            table.field(units.positions(unit)).field(units.ids(unit)).field(units.name(unit));
            for (float weight : read.combined().row(query)) {
                table.field(weight);
            }
            table.endLine();
        }
    }
}
