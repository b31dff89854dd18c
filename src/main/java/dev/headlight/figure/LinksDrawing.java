package dev.headlight.figure;

import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.TokenFocus;
import java.util.Locale;

/** Draws the sheets of a links figure whose tokens stand in two columns. */
final class LinksDrawing implements LinksPainting {
    private static final double CAPTION_SIZE = 10;

    private final FigureFrame frame;
    private final LinksModel model;
    private final LinksGeometry geometry;
    private final LinksGeometry.Columns columns;
    private final LinksInk ink;

    LinksDrawing(FigureFrame frame, LinksModel model, LinksGeometry geometry) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
        this.columns = geometry.columns();
        this.ink = new LinksInk(model.read(), frame.theme());
    }

    @Override
    public void links(Painter painter) {
        LinkList links = model.links();
        painter.clipped(geometry.area(), () -> {
            for (int i = 0; i < links.size(); i++) {
                link(painter, links, i, LinkLook.opacity(links.weight(i)));
            }
        });
    }

    private void link(Painter painter, LinkList links, int index, double opacity) {
        double from = geometry.centerY(links.query(index));
        double to = geometry.centerY(links.key(index));
        double above = geometry.area().y() - 4;
        double below = geometry.area().bottom() + 4;
        if (Math.max(from, to) < above || Math.min(from, to) > below) {
            return;
        }
        double width = LinkLook.width(
                links.weight(index), geometry.rowHeight(), model.read().slots());
        painter.link(
                columns.linksLeft(),
                from,
                columns.linksRight(),
                to,
                ink.of(links.slot(index)).fade(opacity),
                width);
    }

    @Override
    public void tokens(Painter painter, TokenFocus focus) {
        LinkList focused = model.links(focus);
        Highlight highlight = Highlight.of(focus, focused, model.read().axes());
        captions(painter);
        painter.clipped(geometry.area(), () -> {
            for (int i = 0; i < focused.size(); i++) {
                link(painter, focused, i, LinkLook.focusedOpacity(focused.weight(i)));
            }
            int last =
                    Math.min(geometry.rows() - 1, geometry.rowAt(geometry.area().bottom()));
            for (int row = Math.max(0, geometry.rowAt(geometry.area().y())); row <= last; row++) {
                side(painter, row, true, highlight, focus);
                side(painter, row, false, highlight, focus);
            }
            numbers(painter, focus, focused);
        });
        scrollMark(painter);
    }

    private void captions(Painter painter) {
        Rgba muted = frame.theme().muted();
        double baseline = geometry.area().y() - 8;
        painter.text("query", columns.queryEdge(), baseline, frame.words(CAPTION_SIZE, muted, TextStyle.Anchor.END));
        painter.text("key", columns.keyEdge(), baseline, frame.words(CAPTION_SIZE, muted, TextStyle.Anchor.START));
    }

    private void side(Painter painter, int row, boolean looks, Highlight highlight, TokenFocus focus) {
        if (geometry.hasRow(row, looks)) {
            token(painter, row, looks, highlight);
            bars(painter, row, looks, focus);
        }
    }

    private void token(Painter painter, int row, boolean looks, Highlight highlight) {
        Unit unit = (looks ? model.read().queries() : model.read().keys()).unit(row);
        boolean special = unit.special();
        TextStyle.Anchor anchor = looks ? TextStyle.Anchor.END : TextStyle.Anchor.START;
        Highlight.State state = highlight.state(row, looks);
        TextStyle style = frame.mono(columns.fontSize(), ink.token(state, special), anchor)
                .strong(state == Highlight.State.FOCUSED);
        String text = TokenText.fit(TokenText.of(unit), columns.labelWidth() + 0.5, style, frame.measure());
        painter.text(text, looks ? columns.queryEdge() : columns.keyEdge(), geometry.baseline(row), style);
    }

    private void bars(Painter painter, int row, boolean looks, TokenFocus focus) {
        double height = Math.max(3, geometry.rowHeight() * 0.6);
        double y = frame.snap(geometry.centerY(row) - height / 2);
        int heads = model.read().slots();
        double pitch = columns.barWidth() + 1;
        for (int slot = 0; slot < heads; slot++) {
            double x = looks
                    ? columns.linksLeft() - 3 - (heads - slot) * pitch + 1
                    : columns.linksRight() + 3 + slot * pitch;
            painter.fill(new Rect(x, y, columns.barWidth(), height), 0, ink.bar(slot, row, looks, focus));
        }
    }

    /** The strongest head's weight beside every token that is linked with the one in focus. */
    private void numbers(Painter painter, TokenFocus focus, LinkList focused) {
        boolean[] done = new boolean[geometry.rows()];
        boolean beforeQueries = focus instanceof TokenFocus.Key;
        double x = beforeQueries
                ? columns.queryEdge() - columns.labelWidth() - 8
                : columns.keyEdge() + columns.labelWidth() + 8;
        double size = frame.monoSize(Math.min(11, geometry.rowHeight() * 0.72));
        TextStyle.Anchor anchor = beforeQueries ? TextStyle.Anchor.END : TextStyle.Anchor.START;
        boolean oneHead = model.read().slots() == 1;
        for (int i = focused.size() - 1; i >= 0; i--) {
            int row = beforeQueries ? focused.query(i) : focused.key(i);
            if (!done[row]) {
                done[row] = true;
                Rgba color = oneHead ? frame.theme().muted() : ink.of(focused.slot(i));
                String number = String.format(Locale.ROOT, "%.3f", focused.weight(i));
                painter.text(number, x, geometry.centerY(row) + size * 0.35, frame.mono(size, color, anchor));
            }
        }
    }

    private void scrollMark(Painter painter) {
        if (geometry.rowsSeen() >= geometry.rows()) {
            return;
        }
        Rect area = geometry.area();
        double height = Math.max(16, area.height() * geometry.rowsSeen() / geometry.rows());
        double way = geometry.firstRow() / (geometry.rows() - geometry.rowsSeen());
        Rect mark = new Rect(area.right() - 6, area.y() + way * (area.height() - height), 3, height);
        painter.fill(mark, 1.5, frame.theme().muted().fade(0.5));
    }
}
