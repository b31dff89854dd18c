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

    private static final double STRIP_TOP = 8;
    private static final double STRIP_HEIGHT = 6;
    private static final double SMALLEST_WITH_TEXT = 17;
    private static final double NUMBER_SHARE = 0.4;
    private static final double SYMBOL_SHARE = 0.62;
    private static final double LEGEND_SIZE = 10.5;

    void paint(Painter painter) {
        switch (coloring.fill()) {
            case GridColoring.Weights weights -> {}
            case GridColoring.Values(HeadValues values) -> {
                geometry.all().forEach(head -> value(painter, values, head));
                legend(painter, values);
            }
            case GridColoring.Roles(HeadTable table) -> {
                geometry.all().forEach(head -> role(painter, table, head));
                legend(painter, table);
            }
        }
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

    private void legend(Painter painter, HeadValues values) {
        Rect area = geometry.area();
        Rect strip = new Rect(area.x(), area.bottom() + STRIP_TOP, area.width(), STRIP_HEIGHT);
        painter.image(GridColoring.map(values, frame.theme()).strip(), strip);
        double baseline = strip.bottom() + 12;
        Rgba color = frame.theme().muted();
        painter.text(limit(values, values.domain().low()), strip.x(), baseline, small(color, TextStyle.Anchor.START));
        painter.text(values.name(), strip.centerX(), baseline, small(color, TextStyle.Anchor.MIDDLE));
        painter.text(
                limit(values, values.domain().high()), strip.right(), baseline, small(color, TextStyle.Anchor.END));
    }

    private static String limit(HeadValues values, double number) {
        if (number == Math.rint(number)) {
            return String.format(Locale.ROOT, values.domain().isDiverging() ? "%+.0f" : "%.0f", number);
        }
        return String.format(Locale.ROOT, values.domain().isDiverging() ? "%+.4f" : "%.2f", number);
    }

    private void legend(Painter painter, HeadTable table) {
        Rect area = geometry.area();
        double x = area.x();
        double baseline = area.bottom() + STRIP_TOP + 6;
        for (HeadRole role : HeadRole.playedIn(table)) {
            String text = role.symbol() + " " + table.names().label(role);
            TextStyle style = small(RoleColors.color(role, frame.theme()), TextStyle.Anchor.START);
            double width = frame.measure().width(text, style);
            if (x + width > frame.width() && x > area.x()) {
                x = area.x();
                baseline += 13;
            }
            painter.text(text, x, baseline, style);
            x += width + 10;
        }
    }

    private TextStyle small(Rgba color, TextStyle.Anchor anchor) {
        return frame.words(LEGEND_SIZE, color, anchor);
    }
}
