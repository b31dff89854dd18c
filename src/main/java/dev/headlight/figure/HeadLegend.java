package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import java.util.Locale;

/**
 * How to read the colours of heads: a colour map with its domain, or the roles.
 *
 * @param area where it stands
 */
record HeadLegend(FigureFrame frame, Rect area) {
    private static final double STRIP_TOP = 8;
    private static final double STRIP_HEIGHT = 6;
    private static final double SIZE = 10.5;
    private static final double LINE_HEIGHT = 13;
    private static final double GAP = 10;

    void paint(Painter painter, GridColoring.Fill fill) {
        switch (fill) {
            case GridColoring.Weights weights -> {}
            case GridColoring.Values(HeadValues values) -> values(painter, values);
            case GridColoring.Roles(HeadTable table) -> roles(painter, table);
        }
    }

    private void values(Painter painter, HeadValues values) {
        Rect strip = new Rect(area.x(), area.y() + STRIP_TOP, area.width(), STRIP_HEIGHT);
        painter.image(GridColoring.map(values, frame.theme()).strip(), strip);
        double baseline = strip.bottom() + 12;
        Rgba color = frame.theme().muted();
        painter.text(limit(values, values.domain().low()), strip.x(), baseline, style(color, TextStyle.Anchor.START));
        painter.text(values.name(), strip.centerX(), baseline, style(color, TextStyle.Anchor.MIDDLE));
        painter.text(
                limit(values, values.domain().high()), strip.right(), baseline, style(color, TextStyle.Anchor.END));
    }

    private static String limit(HeadValues values, double number) {
        boolean isSigned = values.domain().isDiverging();
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, isSigned && number != 0 ? "%+.0f" : "%.0f", number)
                : String.format(Locale.ROOT, isSigned ? "%+.4f" : "%.2f", number);
    }

    private void roles(Painter painter, HeadTable table) {
        double x = area.x();
        double baseline = area.y() + STRIP_TOP + STRIP_HEIGHT;
        for (HeadRole role : HeadRole.playedIn(table)) {
            String text = role.symbol() + " " + table.names().label(role);
            TextStyle style = style(RoleColors.color(role, frame.theme()), TextStyle.Anchor.START);
            double width = frame.measure().width(text, style);
            if (x + width > area.right() && x > area.x()) {
                x = area.x();
                baseline += LINE_HEIGHT;
            }
            painter.text(text, x, baseline, style);
            x += width + GAP;
        }
    }

    private TextStyle style(Rgba color, TextStyle.Anchor anchor) {
        return frame.words(SIZE, color, anchor);
    }
}
