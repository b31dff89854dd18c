package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Marks on the heads of a grid that somebody wrote a note on: a small square in the upper right corner, light on
 * dark, so that it is seen on any colour.
 *
 * @param texts the notes, by head
 */
record GridNotes(SortedMap<HeadRef, String> texts) {
    static final GridNotes NONE = new GridNotes(Collections.emptySortedMap());

    private static final double SHARE = 0.26;
    private static final double SMALLEST = 4;
    private static final int SHOWN = 160;

    GridNotes {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    private record Key(SortedSet<HeadRef> heads, GridGeometry geometry, FigureTheme theme) {}

    FigureLayer layer(FigureFrame frame, GridGeometry geometry) {
        SortedSet<HeadRef> heads = new TreeSet<>(texts.keySet());
        heads.removeIf(head -> head.layer() >= geometry.layers() || head.head() >= geometry.heads());
        return new FigureLayer(
                new Key(heads, geometry, frame.theme()),
                1,
                painter -> heads.forEach(head -> mark(painter, geometry.cell(head), frame.theme())));
    }

    private static void mark(Painter painter, Rect cell, FigureTheme theme) {
        double side = Math.max(SMALLEST, Math.rint(cell.width() * SHARE));
        Rect outer = new Rect(cell.right() - side - 1, cell.y() - 1, side + 2, side + 2);
        painter.fill(outer, 0, theme.dark() ? theme.panel() : theme.text());
        painter.fill(outer.inset(1), 0, theme.dark() ? theme.text() : theme.panel());
    }

    /** How to read the marks; empty where there are none. */
    String reading() {
        return texts.isEmpty() ? "" : " Heads with a small square have a note.";
    }

    /** What a tooltip says of the note on a head, after a line break; empty where there is none. */
    String describe(HeadRef head) {
        String text = texts.getOrDefault(head, "");
        if (text.isEmpty()) {
            return "";
        }
        return "\nnote: "
                + (text.length() <= SHOWN ? text : text.substring(0, SHOWN).stripTrailing() + "…");
    }
}
