package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Heatmap.AxisLabel;
import dev.headlight.figure.Heatmap.Legend;
import dev.headlight.figure.Heatmap.Tick;
import java.util.List;

/** Draws the sheets of a matrix. */
final class MatrixDrawing {
    private static final double LEAST_GRID_CELL = 6;
    private static final double CAPTION_SIZE = 10;
    private static final double LEAST_LEGEND = 250;
    private static final double OUTLINE = 1.5;

    private final FigureFrame frame;
    private final Heatmap map;
    private final MatrixGeometry geometry;

    MatrixDrawing(FigureFrame frame, Heatmap map, MatrixGeometry geometry) {
        this.frame = frame;
        this.map = map;
        this.geometry = geometry;
    }

    /** Cells and legend. */
    void cells(Painter painter) {
        painter.clipped(geometry.plot(), () -> {
            image(painter);
            if (geometry.cell() >= LEAST_GRID_CELL) {
                grid(painter);
            }
        });
        legend(painter);
    }

    private void image(Painter painter) {
        if (geometry.cell() * frame.scale() < 1) {
            int width = Math.max(1, (int) (geometry.keys() * geometry.cell() * frame.scale()));
            int height = Math.max(1, (int) (geometry.queries() * geometry.cell() * frame.scale()));
            painter.image(map.shrunk(width, height), whole());
            return;
        }
        int firstQuery = (int) geometry.view().originQuery();
        int firstKey = (int) geometry.view().originKey();
        int queries = seen(firstQuery, geometry.view().originQuery(), geometry.queries());
        int keys = seen(firstKey, geometry.view().originKey(), geometry.keys());
        Rect target = new Rect(
                geometry.columnX(firstKey),
                geometry.rowY(firstQuery),
                keys * geometry.cell(),
                queries * geometry.cell());
        painter.image(map.cells(firstQuery, firstKey, queries, keys), target);
    }

    private Rect whole() {
        double width = geometry.keys() * geometry.cell();
        return new Rect(geometry.columnX(0), geometry.rowY(0), width, geometry.queries() * geometry.cell());
    }

    private int seen(int first, double origin, int cells) {
        double end = Math.ceil(origin + geometry.view().visible(cells) - 1e-9);
        return (int) Math.min(end, cells) - first;
    }

    private void grid(Painter painter) {
        Rect plot = geometry.plot();
        double pixel = 1 / frame.scale();
        int columns = (int) Math.ceil(geometry.keyAt(plot.right()));
        for (int key = (int) geometry.view().originKey() + 1; key < columns; key++) {
            double x = frame.snap(geometry.columnX(key));
            painter.fill(
                    new Rect(x - pixel, plot.y(), pixel, plot.height()),
                    0,
                    frame.theme().ground());
        }
        int rows = (int) Math.ceil(geometry.queryAt(plot.bottom()));
        for (int query = (int) geometry.view().originQuery() + 1; query < rows; query++) {
            double y = frame.snap(geometry.rowY(query));
            painter.fill(
                    new Rect(plot.x(), y - pixel, plot.width(), pixel),
                    0,
                    frame.theme().ground());
        }
    }

    private void legend(Painter painter) {
        Rect plot = geometry.plot();
        double room = frame.width() - plot.x() - 4;
        double width = Math.min(room, Math.max(plot.width(), LEAST_LEGEND));
        double y = frame.snap(plot.bottom() + MatrixGeometry.LEGEND_GAP);
        Legend legend = map.legend();
        painter.image(legend.colors().strip(), new Rect(plot.x(), y, width, MatrixGeometry.LEGEND_HEIGHT));
        double baseline = y + MatrixGeometry.LEGEND_HEIGHT + 13;
        TextStyle style = frame.words(CAPTION_SIZE, frame.theme().muted(), TextStyle.Anchor.START);
        List<Tick> ticks = legend.ticks();
        ticks.forEach(
                tick -> painter.text(tick.text(), plot.x() + width * tick.place(), baseline, style.with(anchor(tick))));
        // The name stands in the widest gap between numbers, which is the last one in every scale.
        double from = width * ticks.get(ticks.size() - 2).place();
        String name = legend.names().stream()
                .filter(text -> frame.measure().width(text, style) <= width - from - 40)
                .findFirst()
                .orElse(legend.names().getLast());
        painter.text(name, plot.x() + (width + from) / 2, baseline, style.with(TextStyle.Anchor.MIDDLE));
    }

    private static TextStyle.Anchor anchor(Tick tick) {
        if (tick.place() <= 0) {
            return TextStyle.Anchor.START;
        }
        return tick.place() >= 1 ? TextStyle.Anchor.END : TextStyle.Anchor.MIDDLE;
    }

    /** Labels, and what is in focus. */
    void labels(Painter painter, TokenFocus focus) {
        captions(painter);
        for (int query = 0; query < geometry.queries(); query++) {
            if (isLabelled(query, true, focus)) {
                rowLabel(painter, query, Highlight.isFocused(focus, query, true));
            }
        }
        for (int key = 0; key < geometry.keys(); key++) {
            if (isLabelled(key, false, focus)) {
                columnLabel(painter, key, Highlight.isFocused(focus, key, false));
            }
        }
        painter.clipped(geometry.plot().inset(-3), () -> crosshair(painter, focus));
        readout(painter, focus);
    }

    private void captions(Painter painter) {
        Rect plot = geometry.plot();
        TextStyle style = frame.words(CAPTION_SIZE, frame.theme().muted(), TextStyle.Anchor.END);
        double labelsLeft = plot.x() - MatrixGeometry.LABEL_GAP - geometry.labelRoom();
        double labelsTop = plot.y() - MatrixGeometry.LABEL_GAP - geometry.labelRoom();
        painter.textUpwards(map.rowsName(), labelsLeft - 8, plot.y(), style);
        String caption = map.caption();
        double keysWidth = frame.measure().width(map.columnsName(), style) + 12;
        double left = Math.max(2, labelsLeft - 14);
        double right = plot.right();
        if (frame.measure().width(caption, style) > right - left - keysWidth) {
            left = 2;
            right = frame.width() - 2;
        }
        painter.text(map.columnsName(), right, labelsTop - 8, style);
        String name = TokenText.fit(caption, right - left - keysWidth, style, frame.measure());
        painter.text(name, left, labelsTop - 8, style.with(TextStyle.Anchor.START));
    }

    private boolean isLabelled(int token, boolean row, TokenFocus focus) {
        double center = token + 0.5;
        Rect plot = geometry.plot();
        boolean seen = row
                ? plot.contains(plot.x(), geometry.rowY(center))
                : plot.contains(geometry.columnX(center), plot.y());
        if (!seen || Highlight.isFocused(focus, token, row)) {
            return seen;
        }
        int step = geometry.labelStep();
        return token % step == 0 && !isHiddenByFocus(token, row, focus, step);
    }

    /** The focused token is always labelled; where labels are thinned out its neighbours make room for it. */
    private static boolean isHiddenByFocus(int token, boolean row, TokenFocus focus, int step) {
        for (int near = token - step + 1; near < token + step; near++) {
            if (near != token && Highlight.isFocused(focus, near, row)) {
                return true;
            }
        }
        return false;
    }

    private void rowLabel(Painter painter, int query, boolean focused) {
        AxisLabel unit = map.queries().get(query);
        TextStyle style = label(unit, focused, TextStyle.Anchor.END);
        double baseline = geometry.rowY(query + 0.5) + geometry.fontSize() * 0.35;
        painter.text(labelText(unit, style), geometry.plot().x() - MatrixGeometry.LABEL_GAP, baseline, style);
    }

    private void columnLabel(Painter painter, int key, boolean focused) {
        AxisLabel unit = map.keys().get(key);
        TextStyle style = label(unit, focused, TextStyle.Anchor.START);
        double baseline = geometry.columnX(key + 0.5) + geometry.fontSize() * 0.35;
        double bottom = geometry.plot().y() - MatrixGeometry.LABEL_GAP;
        if (TextDirection.standsUpright(unit.text())) {
            double center = geometry.columnX(key + 0.5);
            UprightText.paint(painter, unit.text(), center, bottom, geometry.labelRoom(), style);
        } else {
            painter.textUpwards(labelText(unit, style), baseline, bottom, style);
        }
    }

    private String labelText(AxisLabel unit, TextStyle style) {
        return TokenText.fit(unit.text(), geometry.labelRoom() + 0.5, style, frame.measure());
    }

    private TextStyle label(AxisLabel unit, boolean focused, TextStyle.Anchor anchor) {
        FigureTheme theme = frame.theme();
        Rgba plain = unit.isQuiet() ? theme.muted() : theme.text();
        return frame.mono(geometry.fontSize(), focused ? theme.accent() : plain, anchor)
                .strong(focused);
    }

    private void crosshair(Painter painter, TokenFocus focus) {
        switch (focus) {
            case TokenFocus.None() -> {}
            case TokenFocus.Query(int query) -> row(painter, query, 1);
            case TokenFocus.Key(int key) -> column(painter, key, 1);
            case TokenFocus.Pair(int query, int key) -> {
                row(painter, query, 0.55);
                column(painter, key, 0.55);
                painter.outline(
                        geometry.cellAt(query, key).inset(-1), 0, frame.theme().accent(), 2);
            }
        }
    }

    private void row(Painter painter, int query, double opacity) {
        Rect plot = geometry.plot();
        Rect row = new Rect(plot.x(), geometry.rowY(query), plot.width(), geometry.cell()).inset(-OUTLINE / 2);
        painter.outline(row, 0, frame.theme().accent().fade(opacity), OUTLINE);
    }

    private void column(Painter painter, int key, double opacity) {
        Rect plot = geometry.plot();
        Rect column = new Rect(geometry.columnX(key), plot.y(), geometry.cell(), plot.height()).inset(-OUTLINE / 2);
        painter.outline(column, 0, frame.theme().accent().fade(opacity), OUTLINE);
    }

    private void readout(Painter painter, TokenFocus focus) {
        if (focus.isNone()) {
            return;
        }
        Rect plot = geometry.plot();
        double baseline = plot.bottom() + MatrixGeometry.LEGEND_GAP + MatrixGeometry.LEGEND_HEIGHT + 34;
        TextStyle style = frame.mono(frame.monoSize(11.7), frame.theme().text(), TextStyle.Anchor.START);
        double room = frame.width() - plot.x() - 4;
        String words = map.sentence(focus, room, text -> frame.measure().width(text, style));
        painter.text(TokenText.fit(words, room, style, frame.measure()), plot.x(), baseline, style);
    }
}
