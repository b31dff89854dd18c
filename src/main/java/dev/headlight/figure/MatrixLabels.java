package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Heatmap.AxisLabel;

/** Draws what stands around a matrix: the names of its axes and of its rows and columns. */
record MatrixLabels(FigureFrame frame, Heatmap map, MatrixGeometry geometry) {
    static final double CAPTION_SIZE = 10;

    void paint(Painter painter, TokenFocus focus) {
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
}
