package dev.headlight.figure;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the chips of a strip lie: in reading order, row by row.
 *
 * @param rowHeight height of a row with its notes and gap, in logical pixels
 */
record TokenStripLayout(TokenizedText text, TokenNotes notes, TextMeasure measure, double rowHeight) {
    static final double CHIP_HEIGHT = 26;
    static final double PADDING = 7;
    static final TextStyle STYLE =
            new TextStyle(TextStyle.Face.MONO, 12.5, false, new Rgba(0xFF000000), TextStyle.Anchor.START);
    static final TextStyle NOTE_STYLE =
            new TextStyle(TextStyle.Face.MONO, 10.5, false, new Rgba(0xFF000000), TextStyle.Anchor.MIDDLE);

    private static final double GAP = 5;

    /** The chips for a width, {@code top} logical pixels of them scrolled away above. */
    List<Rect> chips(double width, double top) {
        List<Rect> chips = new ArrayList<>(text.size());
        double x = 0;
        double y = -top;
        for (Token token : text.tokens()) {
            double chipWidth = Math.min(width, Math.max(chipWidth(token), noteWidth(token)));
            if (x > 0 && x + chipWidth > width) {
                x = 0;
                y += rowHeight;
            }
            chips.add(new Rect(x, y, chipWidth, CHIP_HEIGHT));
            x += chipWidth + GAP;
        }
        return chips;
    }

    private double chipWidth(Token token) {
        String covered = covered(token);
        double own = measure.width(TokenText.of(token), STYLE) + 2 * PADDING;
        return covered.isEmpty() ? own : own + PADDING + measure.width(covered, STYLE);
    }

    private double noteWidth(Token token) {
        return notes.of(token.index())
                .map(note -> measure.width(note.label(), NOTE_STYLE) + 2)
                .orElse(0.0);
    }

    /** The user's characters under a mask; empty where there is none. */
    String covered(Token token) {
        return notes.masked().contains(token.index()) ? TokenText.visible(text.surface(token)) : "";
    }
}
