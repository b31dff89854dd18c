package dev.headlight.export.numbers;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.HeadRef;
import dev.headlight.figure.DrawnLinks;
import dev.headlight.figure.DrawnLinks.DrawnLink;
import java.io.IOException;

/** The links that are drawn as a table; positions count from 0, heads are named as layer-head from 1. */
record LinksTable(ReadAttention read, TableWriter table) {
    void write(DrawnLinks drawn) throws IOException {
        ReadingRemarks.write(read, read.names(), table);
        if (!drawn.omissions().isEmpty()) {
            table.remark("drawn", drawn.omissions());
        }
        table.field("head");
        for (String side : new String[] {"query", "key"}) {
            table.field(side + "_positions").field(side + "_ids").field(side + "_token");
        }
        table.field("weight").endLine();
        for (DrawnLink link : drawn.links()) {
            HeadRef head = link.head();
            table.field(head == null ? read.label() : head.label());
            put(read.queries().unit(link.query()));
            put(read.keys().unit(link.key()));
            table.field(link.weight()).endLine();
        }
    }

    private void put(Unit unit) throws IOException {
        UnitFields units = new UnitFields(read.trace().text());
        table.field(units.positions(unit)).field(units.ids(unit)).field(units.name(unit));
    }
}
