package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Plane;
import dev.headlight.analysis.embeddings.Plane.Place;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/** Draws tokens as points of a plane. */
record PlaneDrawing(FigureFrame frame, TokenizedText text, List<Plane> planes, PlaneGeometry geometry) {
    /** More names than these cannot be told apart. */
    static final int MOST_LABELS = 80;

    private static final double DOT = 3;
    private static final double FONT = 11.7;

    /** A name further away than this would not be taken for its point's. */
    private static final int MOST_STEPS = 3;

    void points(Painter painter, String title) {
        FigureTheme theme = frame.theme();
        Rect area = geometry.area();
        painter.line(area.x(), area.centerY(), area.right(), area.centerY(), theme.faint(), 1);
        painter.line(area.centerX(), area.y(), area.centerX(), area.bottom(), theme.faint(), 1);
        TextStyle style = frame.words(11, theme.muted(), TextStyle.Anchor.START);
        painter.text(TokenText.fit(title, frame.width() - 4, style, frame.measure()), 0, 11, style);
        List<Rect> names = new ArrayList<>();
        for (Token token : text.tokens()) {
            Rgba color = token.special() ? theme.muted() : theme.text();
            dot(painter, token, color);
            if (text.size() <= MOST_LABELS) {
                names.add(name(painter, token, color, false, names));
            }
        }
    }

    private void dot(Painter painter, Token token, Rgba color) {
        Place place = at(planes.size() - 1, token);
        painter.fill(new Rect(place.x() - DOT, place.y() - DOT, 2 * DOT, 2 * DOT), DOT, color);
    }

    /** Writes a token's name right of its point, below the names that lie there already; yields where it is. */
    private Rect name(Painter painter, Token token, Rgba color, boolean strong, List<Rect> others) {
        Place place = at(planes.size() - 1, token);
        TextStyle style =
                frame.mono(frame.monoSize(FONT), color, TextStyle.Anchor.START).strong(strong);
        String name = TokenText.fit(TokenText.of(token), 120, style, frame.measure());
        Rect free = new Rect(
                place.x() + DOT + 4, place.y() - FONT * 0.65, frame.measure().width(name, style), FONT);
        for (int step = 0; step < MOST_STEPS && others.stream().anyMatch(free::overlaps); step++) {
            free = new Rect(free.x(), free.y() + FONT, free.width(), free.height());
        }
        painter.text(name, free.x(), free.y() + FONT, style);
        return free;
    }

    private Place at(int layer, Token token) {
        return geometry.place(planes.get(layer), layer, token.index());
    }

    /** The token in focus and the same tokens elsewhere, with their ways through the layers. */
    void focus(Painter painter, int index) {
        if (index < 0) {
            return;
        }
        Token focused = text.tokens().get(index);
        FigureTheme theme = frame.theme();
        for (Token token : text.tokens()) {
            if (token.id() == focused.id() && token.index() != index) {
                way(painter, token, theme.selected());
                strong(painter, token, theme.selected());
            }
        }
        way(painter, focused, theme.accent());
        strong(painter, focused, theme.accent());
    }

    private void strong(Painter painter, Token token, Rgba color) {
        dot(painter, token, color);
        name(painter, token, color, true, List.of());
    }

    private void way(Painter painter, Token token, Rgba color) {
        for (int layer = 1; layer < planes.size(); layer++) {
            Place from = at(layer - 1, token);
            Place to = at(layer, token);
            painter.line(from.x(), from.y(), to.x(), to.y(), color.fade(0.25 + 0.5 * layer / planes.size()), 1.5);
        }
    }
}
