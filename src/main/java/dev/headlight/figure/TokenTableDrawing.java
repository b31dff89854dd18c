package dev.headlight.figure;

import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.Token;
import dev.headlight.figure.TokenTableLayout.Chip;
import org.jspecify.annotations.Nullable;

/** Draws the rows of several tokenizers. */
final class TokenTableDrawing {
    private static final double RADIUS = 4;
    private static final double UNDERLINE = 2;

    private final FigureFrame frame;
    private final TokenTableLayout layout;
    private final double top;

    TokenTableDrawing(FigureFrame frame, TokenTableLayout layout, double top) {
        this.frame = frame;
        this.layout = layout;
        this.top = top;
    }

    /** Everything that does not depend on the focus. */
    void chips(Painter painter) {
        for (int row = 0; row < layout.alignment().rows().size(); row++) {
            for (int line = 0; line < layout.lines(); line++) {
                name(painter, line, row);
            }
            for (Chip chip : layout.chipsOf(row)) {
                Rect place = shown(chip);
                if (place.bottom() > 0 && place.y() < frame.height()) {
                    chip(painter, chip, place);
                }
            }
        }
    }

    private Rect shown(Chip chip) {
        Rect area = chip.area();
        return new Rect(area.x(), area.y() - top, area.width(), area.height());
    }

    private void name(Painter painter, int line, int row) {
        double y = layout.rowY(line, row) - top;
        if (y > frame.height() || y + TokenTableLayout.ROW < 0) {
            return;
        }
        TokenRow cut = layout.alignment().rows().get(row);
        TextStyle name = frame.words(12, frame.theme().text(), TextStyle.Anchor.START);
        TextStyle counts = frame.words(10.5, frame.theme().muted(), TextStyle.Anchor.START);
        double room = layout.left() - 12;
        painter.text(TokenText.fit(cut.name(), room, name, frame.measure()), 0, y + 12, name);
        painter.text(TokenText.fit(counts(cut), room, counts, frame.measure()), 0, y + 27, counts);
    }

    /** Such as {@code 19 tokens, 2 added, 1 split word, 1 unknown}. */
    static String counts(TokenRow row) {
        TokenRow.Counts counts = row.counts();
        StringBuilder text = new StringBuilder(counts.tokens() + (counts.tokens() == 1 ? " token" : " tokens"));
        if (row.hasIds()) {
            text.append(counts.unknown() == 0 ? "" : ", " + counts.unknown() + " unknown");
            text.append(counts.splitWords() == 0 ? "" : ", " + counts.splitWords() + " split");
            text.append(counts.added() == 0 ? "" : ", " + counts.added() + " added");
        }
        return text.toString();
    }

    private void chip(Painter painter, Chip chip, Rect place) {
        TokenRow row = layout.alignment().rows().get(chip.row());
        boolean isUnknown = row.isUnknown(chip.token());
        FigureTheme theme = frame.theme();
        painter.fill(place, RADIUS, isUnknown ? theme.selected().fade(0.3) : theme.chip());
        if (isUnknown) {
            painter.outline(place.inset(0.5), RADIUS, theme.selected(), 1);
        }
        if (row.hasIds() && row.isPieceOfWord(chip.token())) {
            Rect line = new Rect(place.x(), place.bottom() + 1, place.width() + 2, UNDERLINE);
            painter.fill(line, 0, theme.accent().fade(0.7));
        }
        painter.clipped(place, () -> text(painter, row, chip.token(), place));
    }

    private void text(Painter painter, TokenRow row, Token token, Rect place) {
        TextStyle style = layout.tokenStyle()
                .with(
                        token.isTyped() && !token.special()
                                ? frame.theme().text()
                                : frame.theme().muted());
        boolean hasId = layout.hasIds() && row.hasIds();
        double baseline = hasId ? place.y() + 14 : place.centerY() + style.size() * 0.35;
        painter.text(TokenText.of(token), place.centerX(), baseline, style);
        if (hasId) {
            painter.text(Integer.toString(token.id()), place.centerX(), place.bottom() - 5, layout.idStyle());
        }
    }

    /** Frames the token in focus, and what stands for the same characters in other rows. */
    void focus(Painter painter, @Nullable Token token, int openRow) {
        if (token == null) {
            return;
        }
        for (int row = 0; row < layout.alignment().rows().size(); row++) {
            for (Chip chip : layout.chipsOf(row)) {
                boolean isSame = row == openRow && chip.token().index() == token.index();
                if (isSame || (row != openRow && overlaps(chip.token(), token))) {
                    painter.outline(
                            shown(chip).inset(0.75), RADIUS, frame.theme().accent(), 1.5);
                }
            }
        }
    }

    private boolean overlaps(Token first, Token second) {
        TokenAlignment alignment = layout.alignment();
        return first.isTyped()
                && second.isTyped()
                && alignment.first(first) < alignment.end(second)
                && alignment.first(second) < alignment.end(first);
    }
}
