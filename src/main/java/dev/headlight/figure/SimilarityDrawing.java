package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Similarity;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;

/** Draws a heatmap of cosines. */
record SimilarityDrawing(FigureFrame frame, TokenizedText text, Similarity similarity, MatrixGeometry geometry) {
    private static final double CAPTION = 10.5;

    /** Cells and legend. */
    void cells(Painter painter) {
        painter.clipped(geometry.plot(), () -> image(painter));
        legend(painter);
    }

    /** One pixel a cell; where there are fewer pixels than cells, each shows the cell in its middle. */
    private void image(Painter painter) {
        double shown = geometry.view().visible(text.size());
        int top = (int) geometry.view().originQuery();
        int left = (int) geometry.view().originKey();
        int down = (int) Math.min(text.size() - top, Math.ceil(shown) + 1);
        int across = (int) Math.min(text.size() - left, Math.ceil(shown) + 1);
        SignedColors colors = SignedColors.linear(frame.theme());
        int[] argb = new int[down * across];
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                argb[row * across + column] = colors.argb(similarity.cosine(top + row, left + column), 1);
            }
        }
        Rect target = new Rect(
                geometry.columnX(left), geometry.rowY(top), across * geometry.cell(), down * geometry.cell());
        painter.image(new Pixels(across, down, argb), target);
    }

    private void legend(Painter painter) {
        Rect plot = geometry.plot();
        double width = Math.min(frame.width() - plot.x() - 4, Math.max(plot.width(), 200));
        double y = frame.snap(plot.bottom() + MatrixGeometry.LEGEND_GAP);
        painter.image(
                ColorMap.diverging(frame.theme().dark()).strip(),
                new Rect(plot.x(), y, width, MatrixGeometry.LEGEND_HEIGHT));
        TextStyle style = frame.words(CAPTION, frame.theme().muted(), TextStyle.Anchor.START);
        double baseline = y + MatrixGeometry.LEGEND_HEIGHT + 13;
        painter.text("−1 opposite", plot.x(), baseline, style);
        painter.text("0", plot.x() + width / 2, baseline, style.with(TextStyle.Anchor.MIDDLE));
        painter.text("cosine 1", plot.x() + width, baseline, style.with(TextStyle.Anchor.END));
    }

    /** Labels, and what is in focus. */
    void labels(Painter painter, String layer, TokenFocus focus) {
        TextStyle title = frame.words(CAPTION, frame.theme().muted(), TextStyle.Anchor.START);
        double left = Math.max(2, geometry.plot().x() - MatrixGeometry.LABEL_GAP - geometry.labelRoom());
        painter.text(
                TokenText.fit("How alike tokens are, " + layer, frame.width() - left, title, frame.measure()),
                left,
                11,
                title);
        int step = geometry.labelStep();
        for (int token = 0; token < text.size(); token++) {
            label(painter, token, step, true, focus);
            label(painter, token, step, false, focus);
        }
        painter.clipped(geometry.plot().inset(-3), () -> frames(painter, focus));
        readout(painter, focus);
    }

    private void label(Painter painter, int token, int step, boolean isRow, TokenFocus focus) {
        boolean focused = Highlight.isFocused(focus, token, isRow);
        double place = isRow ? geometry.rowY(token + 0.5) : geometry.columnX(token + 0.5);
        Rect plot = geometry.plot();
        boolean isSeen = isRow ? place >= plot.y() && place < plot.bottom() : place >= plot.x() && place < plot.right();
        if (!isSeen || (token % step != 0 && !focused)) {
            return;
        }
        FigureTheme theme = frame.theme();
        Rgba plain = text.tokens().get(token).special() ? theme.muted() : theme.text();
        TextStyle style = frame.mono(
                        geometry.fontSize(), focused ? theme.accent() : plain, TextStyle.Anchor.START)
                .strong(focused);
        String name = TokenText.fit(
                TokenText.of(text.tokens().get(token)), geometry.labelRoom() + 0.5, style, frame.measure());
        double baseline = place + geometry.fontSize() * 0.35;
        if (isRow) {
            painter.text(name, plot.x() - MatrixGeometry.LABEL_GAP, baseline, style.with(TextStyle.Anchor.END));
        } else {
            painter.textUpwards(name, baseline, plot.y() - MatrixGeometry.LABEL_GAP, style);
        }
    }

    private void frames(Painter painter, TokenFocus focus) {
        Rect plot = geometry.plot();
        Rgba accent = frame.theme().accent();
        int row = focus instanceof TokenFocus.Query(int query)
                ? query
                : focus instanceof TokenFocus.Pair(int query, int key) ? query : -1;
        int column = focus instanceof TokenFocus.Key(int key)
                ? key
                : focus instanceof TokenFocus.Pair(int query, int key) ? key : -1;
        if (row >= 0) {
            painter.outline(
                    new Rect(plot.x(), geometry.rowY(row), plot.width(), geometry.cell()), 0, accent.fade(0.7), 1.5);
        }
        if (column >= 0) {
            painter.outline(
                    new Rect(geometry.columnX(column), plot.y(), geometry.cell(), plot.height()),
                    0,
                    accent.fade(0.7),
                    1.5);
        }
    }

    private void readout(Painter painter, TokenFocus focus) {
        if (!(focus instanceof TokenFocus.Pair(int first, int second)) || Math.max(first, second) >= text.size()) {
            return;
        }
        Rect plot = geometry.plot();
        TextStyle style = frame.mono(frame.monoSize(11.7), frame.theme().text(), TextStyle.Anchor.START);
        String words = TokenText.of(text.tokens().get(first)) + " · "
                + TokenText.of(text.tokens().get(second)) + " "
                + NeuronWords.number(similarity.cosine(first, second));
        double baseline = plot.bottom() + MatrixGeometry.LEGEND_GAP + MatrixGeometry.LEGEND_HEIGHT + 34;
        painter.text(
                TokenText.fit(words, frame.width() - plot.x(), style, frame.measure()), plot.x(), baseline, style);
    }
}
