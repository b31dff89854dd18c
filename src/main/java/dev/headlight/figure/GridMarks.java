package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;

/** What lies over the thumbnails of a grid: numbers, and frames around heads. */
record GridMarks(FigureFrame frame, GridGeometry geometry, Selection selection) {
    private static final double NUMBER_SIZE = 9.5;
    private static final double NUMBER_DISTANCE = 5;

    void paint(Painter painter) {
        numbers(painter);
        double width = selection.heads().size() == 1 ? 2 : 1.5;
        for (int head : selection.heads()) {
            frame(painter, new HeadRef(selection.layer(), head), frame.theme().selected(), width);
        }
        HeadRef hovered = selection.hoveredHead();
        if (hovered != null) {
            frame(painter, hovered, frame.theme().text(), 1);
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
