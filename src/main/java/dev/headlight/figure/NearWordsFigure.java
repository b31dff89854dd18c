package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.Locale;

/**
 * The words that one token's hidden states are nearest to, layer by layer, the likeliest at the left: the head that
 * predicts words reads every state as if it were the last.
 */
public final class NearWordsFigure implements Figure {
    private static final double TOP = 44;
    private static final double BOTTOM = 30;
    private static final double LEFT = 92;
    private static final double MOST_ROW = 30;
    private static final double FONT = 11.7;

    private final FigureFrame frame;
    private final Words words;
    private final int shownState;

    /**
     * What is shown.
     *
     * @param token the place of the token in the text
     * @param name how it reads
     * @param states a row for each state, the embeddings first
     */
    public record Words(int token, String name, List<List<Cell>> states) {
        public Words {
            states = states.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One word.
     *
     * @param probability by a softmax over the whole vocabulary
     */
    public record Cell(String word, double probability) {}

    /** @param shownState the state that other figures show */
    public NearWordsFigure(FigureFrame frame, Words words, int shownState) {
        this.frame = frame;
        this.words = words;
        this.shownState = shownState;
    }

    private record Key(Words words, int shownState, FigureFrame frame) {}

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
        return List.of(new FigureLayer(new Key(words, shownState, frame), 1, this::paint));
    }

    private double rowHeight() {
        double room = frame.height() - TOP - BOTTOM;
        return Math.clamp(room / Math.max(1, words.states().size()), 12, MOST_ROW);
    }

    private Rect cell(int state, int column) {
        int columns = Math.max(1, words.states().getFirst().size());
        double width = (frame.width() - LEFT) / columns;
        return new Rect(LEFT + column * width, TOP + state * rowHeight(), width - 3, rowHeight() - 3);
    }

    private void paint(Painter painter) {
        FigureTheme theme = frame.theme();
        TextStyle title = frame.words(13, theme.text(), TextStyle.Anchor.START).strong(true);
        painter.text("What " + words.name() + " turns into, layer by layer", 0, 13, title);
        TextStyle note = frame.words(10.5, theme.muted(), TextStyle.Anchor.START);
        String rule = "Each hidden state read by the model's own head for words; shares of the whole vocabulary.";
        painter.text(TokenText.fit(rule, frame.width(), note, frame.measure()), 0, 31, note);
        for (int state = 0; state < words.states().size(); state++) {
            row(painter, state, theme);
        }
    }

    private void row(Painter painter, int state, FigureTheme theme) {
        boolean isShown = state == shownState;
        double baseline = TOP + (state + 0.5) * rowHeight() - 1.5 + FONT * 0.35;
        TextStyle name = frame.words(11.5, isShown ? theme.accent() : theme.muted(), TextStyle.Anchor.START)
                .strong(isShown);
        painter.text(state == 0 ? "embeddings" : "layer " + state, 0, baseline, name);
        List<Cell> cells = words.states().get(state);
        for (int column = 0; column < cells.size(); column++) {
            word(painter, cells.get(column), cell(state, column), baseline);
        }
    }

    /** The probability is a bar behind the word, as long as its share of the cell, and a number where there is room. */
    private void word(Painter painter, Cell cell, Rect place, double baseline) {
        FigureTheme theme = frame.theme();
        painter.fill(place, 3, theme.chip());
        Rect bar = new Rect(place.x(), place.y(), Math.max(1, place.width() * cell.probability()), place.height());
        painter.fill(bar, 3, theme.accent().fade(0.35));
        TextStyle number = frame.mono(frame.monoSize(10), theme.muted(), TextStyle.Anchor.END);
        String share = number(cell.probability());
        double numberRoom = frame.measure().width(share, number) + 10;
        boolean hasNumber = place.width() > numberRoom + 40;
        TextStyle style = frame.mono(frame.monoSize(FONT), theme.text(), TextStyle.Anchor.START);
        double room = place.width() - 8 - (hasNumber ? numberRoom : 0);
        painter.text(TokenText.fit(cell.word(), room, style, frame.measure()), place.x() + 5, baseline, style);
        if (hasNumber) {
            painter.text(share, place.right() - 5, baseline, number);
        }
    }

    private static String number(double probability) {
        return String.format(Locale.ROOT, "%.4f", probability);
    }

    @Override
    public Hit hit(double x, double y) {
        for (int state = 0; state < words.states().size(); state++) {
            for (int column = 0; column < words.states().get(state).size(); column++) {
                if (cell(state, column).contains(x, y)) {
                    Cell found = words.states().get(state).get(column);
                    String text = found.word() + " " + number(found.probability()) + "\nplace " + (column + 1) + ", "
                            + EmbeddingFigures.layer(state);
                    return new Hit.OnTokens(new TokenFocus.Query(words.token()), text);
                }
            }
        }
        return Hit.NOTHING;
    }

    /** All words as a table with tabs. */
    public String table() {
        StringBuilder table =
                new StringBuilder("# nearest words of " + words.name() + "\nstate\tplace\tword\tprobability\n");
        for (int state = 0; state < words.states().size(); state++) {
            for (int column = 0; column < words.states().get(state).size(); column++) {
                Cell found = words.states().get(state).get(column);
                table.append(EmbeddingFigures.layer(state))
                        .append('\t')
                        .append(column + 1)
                        .append('\t');
                table.append(found.word())
                        .append('\t')
                        .append(found.probability())
                        .append('\n');
            }
        }
        return table.toString();
    }

    @Override
    public String omissions() {
        return "";
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Nearest words of " + words.name() + ". ");
        for (int state = 0; state < words.states().size(); state++) {
            Cell first = words.states().get(state).getFirst();
            text.append(EmbeddingFigures.layer(state))
                    .append(": ")
                    .append(first.word())
                    .append(' ');
            text.append(number(first.probability())).append(". ");
        }
        return text.toString().strip();
    }
}
