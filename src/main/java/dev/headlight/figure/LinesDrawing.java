package dev.headlight.figure;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.TokenFocus;
import java.util.Locale;

/** Draws the sheets of a links figure whose tokens stand in two lines. */
final class LinesDrawing implements LinksPainting {
    private static final double CAPTION_SIZE = 10;
    private static final double NUMBER_SIZE = 9.5;

    private final FigureFrame frame;
    private final LinksModel model;
    private final LinesGeometry geometry;
    private final LinksInk ink;

    LinesDrawing(FigureFrame frame, LinksModel model, LinesGeometry geometry) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
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
        double from = geometry.centerX(links.query(index), true);
        double to = geometry.centerX(links.key(index), false);
        if (Math.max(from, to) < geometry.area().x() - 4
                || Math.min(from, to) > geometry.area().right() + 4) {
            return;
        }
        double width = LinkLook.width(
                links.weight(index), geometry.size(), model.read().slots());
        painter.linkDown(
                from,
                geometry.type().linksTop(),
                to,
                geometry.type().linksBottom(),
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
            line(painter, true, highlight, focus);
            line(painter, false, highlight, focus);
            numbers(painter, focus, focused);
        });
        scrollMark(painter);
    }

    private void captions(Painter painter) {
        boolean rightToLeft = geometry.isRightToLeft();
        double x = rightToLeft ? geometry.area().right() + 8 : geometry.area().x() - 8;
        TextStyle style = frame.words(
                CAPTION_SIZE, frame.theme().muted(), rightToLeft ? TextStyle.Anchor.START : TextStyle.Anchor.END);
        painter.text("query", x, geometry.type().queryBaseline(), style);
        painter.text("key", x, geometry.type().keyBaseline(), style);
    }

    private void line(Painter painter, boolean looks, Highlight highlight, TokenFocus focus) {
        Axis axis = looks ? model.read().queries() : model.read().keys();
        for (int unit = 0; unit < axis.size(); unit++) {
            if (geometry.isSeen(unit, looks)) {
                token(painter, axis.unit(unit), unit, looks, highlight.state(unit, looks));
                bars(painter, unit, looks, focus);
            }
        }
    }

    private void token(Painter painter, Unit unit, int index, boolean looks, Highlight.State state) {
        LinesGeometry.Type type = geometry.type();
        TextStyle style = frame.mono(type.fontSize(), ink.token(state, unit.special()), TextStyle.Anchor.MIDDLE)
                .strong(state == Highlight.State.FOCUSED);
        double baseline = looks ? type.queryBaseline() : type.keyBaseline();
        painter.text(TokenText.of(unit), geometry.centerX(index, looks), baseline, style);
    }

    private void bars(Painter painter, int unit, boolean looks, TokenFocus focus) {
        LinesGeometry.Type type = geometry.type();
        double width = Math.max(6, geometry.line(looks).get(unit).width() * 0.5);
        double x = frame.snap(geometry.centerX(unit, looks) - width / 2);
        double pitch = type.barHeight() + 1;
        int slots = model.read().slots();
        for (int slot = 0; slot < slots; slot++) {
            double y = looks ? type.linksTop() - 2 - (slots - slot) * pitch + 1 : type.linksBottom() + 2 + slot * pitch;
            painter.fill(new Rect(x, y, width, type.barHeight()), 0, ink.bar(slot, unit, looks, focus));
        }
    }

    /** The strongest head's weight above or below every token that is linked with the one in focus. */
    private void numbers(Painter painter, TokenFocus focus, LinkList focused) {
        boolean aboveQueries = focus instanceof TokenFocus.Key;
        boolean[] done = new boolean[geometry.line(aboveQueries).size()];
        LinesGeometry.Type type = geometry.type();
        double baseline = aboveQueries
                ? type.queryBaseline() - type.fontSize() - 2
                : type.keyBaseline() + LinesGeometry.NUMBER_HEIGHT;
        boolean oneHead = model.read().slots() == 1;
        for (int i = focused.size() - 1; i >= 0; i--) {
            int unit = aboveQueries ? focused.query(i) : focused.key(i);
            if (!done[unit]) {
                done[unit] = true;
                Rgba color = oneHead ? frame.theme().muted() : ink.of(focused.slot(i));
                String number = String.format(Locale.ROOT, "%.2f", focused.weight(i));
                painter.text(
                        number,
                        geometry.centerX(unit, aboveQueries),
                        baseline,
                        frame.mono(frame.monoSize(NUMBER_SIZE), color, TextStyle.Anchor.MIDDLE));
            }
        }
    }

    private void scrollMark(Painter painter) {
        if (geometry.showsAll()) {
            return;
        }
        Rect area = geometry.area();
        double width = Math.max(16, area.width() * geometry.shareSeen());
        double way = geometry.progress() * (area.width() - width);
        double x = geometry.isRightToLeft() ? area.right() - way - width : area.x() + way;
        double y = geometry.type().keyBaseline() + LinesGeometry.NUMBER_HEIGHT + 8;
        painter.fill(new Rect(x, y, width, 3), 1.5, frame.theme().muted().fade(0.5));
    }
}
