package dev.headlight.figure;

import dev.headlight.core.TokenFocus;

/** Marks the row and the column in focus, and says below the matrix what is there. */
record MatrixFocus(FigureFrame frame, Heatmap map, MatrixGeometry geometry) {
    private static final double OUTLINE = 1.5;

    void paint(Painter painter, TokenFocus focus) {
        painter.clipped(geometry.plot().inset(-3), () -> crosshair(painter, focus));
        readout(painter, focus);
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
