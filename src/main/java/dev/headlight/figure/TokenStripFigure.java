package dev.headlight.figure;

import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a text as chips in reading order, special tokens set apart by a quieter colour; what a mask covers stands
 * beside it, struck through; numbers and labels of tokens stand below them over a coloured bar.
 */
public final class TokenStripFigure implements Figure {
    /** Height of one row of chips with its gap, in logical pixels. */
    private static final double ROW_HEIGHT = 33;

    /** Room below a chip for a note. */
    private static final double NOTE_HEIGHT = 17;

    private static final double RADIUS = 4;
    private static final double HIDDEN_OPACITY = 0.5;
    private static final double BAR_HEIGHT = 3;

    private final TokenStripLayout layout;
    private final TokenFocus focus;
    private final Set<Integer> hidden;
    private final FigureFrame frame;
    private final List<Rect> chips;

    private TokenStripFigure(
            TokenStripLayout layout, TokenFocus focus, Set<Integer> hidden, FigureFrame frame, double top) {
        this.layout = layout;
        this.focus = focus;
        this.hidden = Set.copyOf(hidden);
        this.frame = frame;
        this.chips = layout.chips(frame.width(), top);
    }

    /**
     * The strip for an area.
     *
     * @param hidden tokens that are left out of the other figures, by their index
     * @param top logical pixels that are scrolled away above
     */
    public static TokenStripFigure of(
            TokenizedText text,
            TokenNotes notes,
            TokenFocus focus,
            Set<Integer> hidden,
            FigureFrame frame,
            double top) {
        return new TokenStripFigure(layout(text, notes, frame.measure()), focus, hidden, frame, top);
    }

    /** Height of a row, in logical pixels. */
    public static double rowHeight(TokenNotes notes) {
        return notes.isNoted() ? ROW_HEIGHT + NOTE_HEIGHT : ROW_HEIGHT;
    }

    /** How many rows the chips need at a width. */
    public static int rows(TokenizedText text, TokenNotes notes, TextMeasure measure, double width) {
        return row(text, notes, text.size() - 1, measure, width) + 1;
    }

    /** The row a token stands in at a width, from 0. */
    public static int row(TokenizedText text, TokenNotes notes, int token, TextMeasure measure, double width) {
        double y = layout(text, notes, measure).chips(width, 0).get(token).y();
        return (int) Math.round(y / rowHeight(notes));
    }

    private static TokenStripLayout layout(TokenizedText text, TokenNotes notes, TextMeasure measure) {
        return new TokenStripLayout(text, notes, measure, rowHeight(notes));
    }

    private TokenizedText text() {
        return layout.text();
    }

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    @Override
    public List<FigureLayer> layers() {
        return List.of(new FigureLayer(this, 1, this::paint));
    }

    private void paint(Painter painter) {
        for (int index = 0; index < chips.size(); index++) {
            Rect chip = chips.get(index);
            if (chip.y() + layout.rowHeight() > 0 && chip.y() < frame.height()) {
                paint(painter, text().tokens().get(index), chip);
            }
        }
    }

    private void paint(Painter painter, Token token, Rect chip) {
        FigureTheme theme = frame.theme();
        boolean focused = isFocused(token.index());
        boolean isHidden = hidden.contains(token.index());
        if (isHidden) {
            painter.outline(chip.inset(0.5), RADIUS, theme.faint(), 1);
        } else {
            painter.fill(chip, RADIUS, theme.chip());
        }
        if (focused) {
            painter.outline(chip.inset(0.75), RADIUS, theme.accent(), 1.5);
        }
        Rgba plain = token.special() || isHidden ? theme.muted() : theme.text();
        Rgba color = focused ? theme.accent() : plain.fade(isHidden ? HIDDEN_OPACITY : 1);
        painter.clipped(chip, () -> {
            double x = chip.x() + TokenStripLayout.PADDING;
            double baseline = chip.centerY() + TokenStripLayout.STYLE.size() * 0.35;
            painter.text(TokenText.of(token), x, baseline, TokenStripLayout.STYLE.with(color));
            covered(painter, token, chip, baseline);
        });
        layout.notes()
                .of(token.index())
                .filter(TokenNotes.Note::isVisible)
                .ifPresent(note -> note(painter, note, chip));
    }

    /** What the user typed where the model reads a mask. */
    private void covered(Painter painter, Token token, Rect chip, double baseline) {
        String covered = layout.covered(token);
        if (!covered.isEmpty()) {
            Rgba quiet = frame.theme().muted();
            double right = chip.right() - TokenStripLayout.PADDING;
            double left = right - frame.measure().width(covered, TokenStripLayout.STYLE);
            painter.text(covered, left, baseline, TokenStripLayout.STYLE.with(quiet));
            painter.line(left - 1, chip.centerY(), right + 1, chip.centerY(), quiet, 1);
        }
    }

    private void note(Painter painter, TokenNotes.Note note, Rect chip) {
        Rgba color = ColorMap.diverging(frame.theme().dark()).color((1 + Math.clamp(note.strength(), -1, 1)) / 2);
        painter.fill(new Rect(chip.x(), chip.bottom() + 2, chip.width(), BAR_HEIGHT), BAR_HEIGHT / 2, color);
        painter.text(
                note.label(),
                chip.centerX(),
                chip.bottom() + NOTE_HEIGHT - 1,
                TokenStripLayout.NOTE_STYLE.with(frame.theme().text()));
    }

    private boolean isFocused(int token) {
        return switch (focus) {
            case TokenFocus.None none -> false;
            case TokenFocus.Query query -> query.token() == token;
            case TokenFocus.Key key -> key.token() == token;
            case TokenFocus.Pair pair -> pair.query() == token || pair.key() == token;
        };
    }

    @Override
    public Hit hit(double x, double y) {
        for (int index = 0; index < chips.size(); index++) {
            if (chips.get(index).contains(x, y)) {
                return new Hit.OnTokens(
                        new TokenFocus.Query(index), describe(text().tokens().get(index)));
            }
        }
        return Hit.NOTHING;
    }

    private String describe(Token token) {
        String place = TokenText.explained(token) + "\ntoken " + (token.index() + 1) + " · id " + token.id();
        String gone = hidden.contains(token.index()) ? "\nhidden: press H to show it again" : "";
        String note = gone
                + layout.notes()
                        .of(token.index())
                        .map(found -> "\n" + found.explained())
                        .orElse("");
        if (!token.isTyped()) {
            return place + " · added by the tokenizer" + note;
        }
        String typed = " “" + text().surface(token) + "”";
        return layout.notes().masked().contains(token.index())
                ? place + " · masks" + typed + note
                : place + " · characters " + token.start() + "–" + token.end() + typed + note;
    }

    @Override
    public String omissions() {
        return "";
    }

    @Override
    public String description() {
        String gone = hidden.isEmpty() ? "" : ", " + hidden.size() + " of them hidden";
        return text().size() + " tokens" + gone + ": "
                + String.join(" ", text().tokens().stream().map(TokenText::of).toList());
    }
}
