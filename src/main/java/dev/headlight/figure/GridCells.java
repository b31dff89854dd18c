package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.HeadRef;
import java.util.Locale;
import java.util.Optional;

/** The cells of a grid that shows numbers or roles instead of thumbnails, and what stands below it. */
record GridCells(FigureFrame frame, GridGeometry geometry, GridColoring coloring) {
    /** Room below the grid for the legend, in logical pixels. */
    static final double LEGEND_HEIGHT = 30;

    private static final double SMALLEST_WITH_TEXT = 17;
    private static final double NUMBER_SHARE = 0.4;
    private static final double SYMBOL_SHARE = 0.62;

    void paint(Painter painter) {
        switch (coloring.fill()) {
            case GridColoring.Weights weights -> {}
            case GridColoring.Values(HeadValues values) -> geometry.all().forEach(head -> value(painter, values, head));
            case GridColoring.Roles(HeadTable table) -> geometry.all().forEach(head -> role(painter, table, head));
        }
        Rect area = geometry.area();
        new HeadLegend(frame, new Rect(area.x(), area.bottom(), area.width(), LEGEND_HEIGHT))
                .paint(painter, coloring.fill());
    }

    private void value(Painter painter, HeadValues values, HeadRef head) {
        double number = values.of(head);
        Rgba color = Double.isNaN(number)
                ? frame.theme().chip()
                : GridColoring.map(values, frame.theme()).color(values.domain().place(number));
        cell(painter, head, color, Double.isNaN(number) ? "" : brief(number), NUMBER_SHARE);
    }

    private void role(Painter painter, HeadTable table, HeadRef head) {
        Optional<HeadRole> role = HeadRole.mainOf(table, head);
        Rgba color = role.map(played -> RoleColors.color(played, frame.theme()))
                .orElse(frame.theme().chip());
        cell(painter, head, color, role.map(HeadRole::symbol).orElse(""), SYMBOL_SHARE);
    }

    /** In a sorted grid columns have no numbers, so the cells say which head they are. */
    private void cell(Painter painter, HeadRef head, Rgba color, String text, double textShare) {
        Rect cell = geometry.cell(head);
        painter.fill(cell, 0, color);
        if (cell.width() < SMALLEST_WITH_TEXT) {
            return;
        }
        boolean isSorted = !geometry.order().isOfModel();
        String shown = isSorted ? String.valueOf(head.head() + 1) : text;
        double size = (isSorted ? NUMBER_SHARE : textShare) * cell.width();
        TextStyle style = frame.mono(size, color.contrasting(), TextStyle.Anchor.MIDDLE);
        painter.text(shown, cell.centerX(), cell.centerY() + 0.36 * size, style);
    }

    /** Three places: {@code .48}, {@code 1.3}, {@code 27}; the sign of small numbers is seen by their colour. */
    private static String brief(double number) {
        double size = Math.abs(number);
        if (size < 0.995) {
            return String.format(Locale.ROOT, "%.2f", size).substring(1);
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f" : "%.0f", size);
    }
}
