package dev.headlight.figure;

import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import java.util.SortedSet;

/**
 * What lies over the thumbnails of a grid: numbers, frames around heads, and crosses over those that are switched off.
 */
record GridMarks(FigureFrame frame, GridGeometry geometry, Selection selection, SortedSet<HeadRef> off) {
    private static final double NUMBER_SIZE = 9.5;
    private static final double NUMBER_DISTANCE = 5;

    void paint(Painter painter) {
        numbers(painter);
        off.forEach(head -> cross(painter, geometry.cell(head)));
        double width = selection.heads().size() == 1 ? 2 : 1.5;
        for (int head : selection.heads()) {
            frame(painter, new HeadRef(selection.layer(), head), frame.theme().selected(), width);
        }
        if (selection.reading().aggregate().over() == Aggregate.Over.CHOSEN) {
            selection.reading().aggregate().chosen().stream()
                    .filter(head -> head.layer() < geometry.layers() && head.head() < geometry.heads())
                    .forEach(head -> frame(painter, head, frame.theme().accent(), 2));
        }
        HeadRef hovered = selection.hoveredHead();
        if (hovered != null) {
            frame(painter, hovered, frame.theme().text(), 1);
        }
    }

    /** Dark on light, so that it is seen on any colour. */
    private void cross(Painter painter, Rect cell) {
        Rect inner = cell.inset(cell.width() * 0.16);
        for (double width : new double[] {3.5, 1.75}) {
            Rgba color = width > 2 ? frame.theme().panel() : frame.theme().text();
            painter.line(inner.x(), inner.y(), inner.right(), inner.bottom(), color, width);
            painter.line(inner.x(), inner.bottom(), inner.right(), inner.y(), color, width);
        }
    }

    private void frame(Painter painter, HeadRef head, Rgba color, double lineWidth) {
        painter.outline(geometry.cell(head).inset(-lineWidth / 2), 1, color, lineWidth);
    }

    private void numbers(Painter painter) {
        for (int layer = 0; layer < geometry.layers(); layer += step(9)) {
            Rect cell = geometry.cell(geometry.order().headIn(layer, 0));
            number(painter, layer, cell.x() - NUMBER_DISTANCE, cell.centerY() + 3.4, TextStyle.Anchor.END);
        }
        if (!geometry.order().isOfModel()) {
            Rect area = geometry.area();
            painter.text(
                    "largest first →",
                    area.x(),
                    area.y() - NUMBER_DISTANCE,
                    frame.words(NUMBER_SIZE, frame.theme().muted(), TextStyle.Anchor.START));
            return;
        }
        for (int head = 0; head < geometry.heads(); head += step(14)) {
            Rect cell = geometry.cell(new HeadRef(0, head));
            number(painter, head, cell.centerX(), cell.y() - NUMBER_DISTANCE, TextStyle.Anchor.MIDDLE);
        }
    }

    private void number(Painter painter, int index, double x, double baseline, TextStyle.Anchor anchor) {
        boolean ofHead = anchor == TextStyle.Anchor.MIDDLE;
        boolean shown = ofHead ? selection.shownHeads().contains(index) : selection.shownLayer() == index;
        Rgba color = shown ? frame.theme().text() : frame.theme().muted();
        painter.text(String.valueOf(index + 1), x, baseline, frame.words(NUMBER_SIZE, color, anchor));
    }

    /** Every how many thumbnails a number fits. */
    private int step(double room) {
        double pitch = geometry.side() + geometry.gap();
        return Math.max(1, (int) Math.ceil(room / pitch));
    }
}
