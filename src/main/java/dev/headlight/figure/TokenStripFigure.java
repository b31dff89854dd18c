package dev.headlight.figure;

import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tokens of a text as chips in reading order, special tokens set apart by a quieter colour. */
public final class TokenStripFigure implements Figure {
    /** Height of one row of chips with its gap, in logical pixels. */
    public static final double ROW_HEIGHT = 33;

    private static final double CHIP_HEIGHT = 26;
    private static final double PADDING = 7;
    private static final double GAP = 5;
    private static final double RADIUS = 4;
    private static final double HIDDEN_OPACITY = 0.6;
    private static final TextStyle STYLE =
            new TextStyle(TextStyle.Face.MONO, 12.5, false, new Rgba(0xFF000000), TextStyle.Anchor.START);

    private final TokenizedText text;
    private final TokenFocus focus;
    private final Set<Integer> hidden;
    private final FigureTheme theme;
    private final double width;
    private final double height;
    private final List<Rect> chips;

    private TokenStripFigure(
            TokenizedText text,
            TokenFocus focus,
            Set<Integer> hidden,
            FigureTheme theme,
            double width,
            double height,
            List<Rect> chips) {
        this.text = text;
        this.focus = focus;
        this.hidden = hidden;
        this.theme = theme;
        this.width = width;
        this.height = height;
        this.chips = chips;
    }

    /**
     * The strip for an area.
     *
     * @param hidden tokens that are left out of the other figures, by their index
     * @param top logical pixels that are scrolled away above
     */
    public static TokenStripFigure of(
            TokenizedText text, TokenFocus focus, Set<Integer> hidden, FigureFrame frame, double top) {
        return new TokenStripFigure(
                text,
                focus,
                Set.copyOf(hidden),
                frame.theme(),
                frame.width(),
                frame.height(),
                place(text, frame.measure(), frame.width(), top));
    }

    /** How many rows the chips need at a width. */
    public static int rows(TokenizedText text, TextMeasure measure, double width) {
        return row(text, text.size() - 1, measure, width) + 1;
    }

    /** The row a token stands in at a width, from 0. */
    public static int row(TokenizedText text, int token, TextMeasure measure, double width) {
        return (int) Math.round(place(text, measure, width, 0).get(token).y() / ROW_HEIGHT);
    }

    private static List<Rect> place(TokenizedText text, TextMeasure measure, double width, double top) {
        List<Rect> chips = new ArrayList<>(text.size());
        double x = 0;
        double y = -top;
        for (Token token : text.tokens()) {
            double chipWidth = Math.min(width, measure.width(TokenText.of(token), STYLE) + 2 * PADDING);
            if (x > 0 && x + chipWidth > width) {
                x = 0;
                y += ROW_HEIGHT;
            }
            chips.add(new Rect(x, y, chipWidth, CHIP_HEIGHT));
            x += chipWidth + GAP;
        }
        return chips;
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public List<FigureLayer> layers() {
        return List.of(new FigureLayer(this, 1, this::paint));
    }

    private void paint(Painter painter) {
        for (int index = 0; index < chips.size(); index++) {
            Rect chip = chips.get(index);
            if (chip.bottom() > 0 && chip.y() < height) {
                paint(painter, text.tokens().get(index), chip);
            }
        }
    }

    private void paint(Painter painter, Token token, Rect chip) {
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
        painter.clipped(
                chip,
                () -> painter.text(
                        TokenText.of(token),
                        chip.x() + PADDING,
                        chip.centerY() + STYLE.size() * 0.35,
                        STYLE.with(color)));
        if (isHidden) {
            double middle = chip.centerY() + 0.5;
            painter.line(chip.x() + PADDING, middle, chip.right() - PADDING, middle, theme.muted(), 1);
        }
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
                        new TokenFocus.Query(index), describe(text.tokens().get(index)));
            }
        }
        return Hit.NOTHING;
    }

    private String describe(Token token) {
        String place = TokenText.explained(token) + "\ntoken " + (token.index() + 1) + " · id " + token.id();
        if (hidden.contains(token.index())) {
            place = place + "\nhidden: H shows it again";
        }
        if (!token.isTyped()) {
            return place + " · added by the tokenizer";
        }
        return place + " · characters " + token.start() + "–" + token.end() + " “" + text.surface(token) + "”";
    }

    @Override
    public String omissions() {
        return "";
    }

    @Override
    public String description() {
        String gone = hidden.isEmpty() ? "" : ", " + hidden.size() + " of them hidden";
        return text.size() + " tokens" + gone + ": "
                + String.join(" ", text.tokens().stream().map(TokenText::of).toList());
    }
}
