package dev.headlight.figure;

import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.TokenTableLayout.Chip;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One text through several tokenizers, a row each; what stands for the same characters stands below each other. */
public final class TokenTableFigure implements Figure {
    private final FigureFrame frame;
    private final TokenTableLayout layout;
    private final double top;
    private final int openRow;
    private final TokenFocus focus;

    /** @param openRow the row of the model that is open, or -1 */
    TokenTableFigure(FigureFrame frame, TokenTableLayout layout, double top, int openRow, TokenFocus focus) {
        this.frame = frame;
        this.layout = layout;
        this.top = Math.clamp(top, 0, Math.max(0, layout.height() - frame.height()));
        this.openRow = openRow;
        this.focus = focus;
    }

    private record Table(SameObject layout, double top, FigureTheme theme) {}

    private record Focused(Table table, TokenFocus focus) {}

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
        Table table = new Table(new SameObject(layout), top, frame.theme());
        TokenTableDrawing drawing = new TokenTableDrawing(frame, layout, top);
        return List.of(
                new FigureLayer(table, 1, drawing::chips),
                new FigureLayer(
                        new Focused(table, focus),
                        1,
                        painter -> drawing.focus(painter, token().orElse(null), openRow)));
    }

    /** The token in focus, of the open model's row. */
    private Optional<Token> token() {
        int index = switch (focus) {
            case TokenFocus.None() -> -1;
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int query, int key) -> query;
        };
        List<Token> tokens = openRow < 0 ? List.of() : row(openRow).text().tokens();
        return index >= 0 && index < tokens.size() ? Optional.of(tokens.get(index)) : Optional.empty();
    }

    private TokenRow row(int number) {
        return layout.alignment().rows().get(number);
    }

    @Override
    public Hit hit(double x, double y) {
        int line = (int) ((y + top) / layout.lineHeight());
        int row = (int) ((y + top - line * layout.lineHeight()) / TokenTableLayout.ROW);
        if (row < 0 || row >= layout.alignment().rows().size()) {
            return Hit.NOTHING;
        }
        return layout.chipsOf(row).stream()
                .filter(chip -> chip.area().contains(x, y + top))
                .findFirst()
                .map(this::hit)
                .orElse(Hit.NOTHING);
    }

    private Hit hit(Chip chip) {
        return new Hit.OnTokens(focusOf(chip), describe(row(chip.row()), chip.token()));
    }

    /** The open model's token that stands for the same characters. */
    private TokenFocus focusOf(Chip chip) {
        if (chip.row() == openRow) {
            return new TokenFocus.Query(chip.token().index());
        }
        if (openRow < 0 || !chip.token().isTyped()) {
            return TokenFocus.NONE;
        }
        TokenAlignment alignment = layout.alignment();
        return row(openRow).text().tokens().stream()
                .filter(Token::isTyped)
                .filter(token -> alignment.first(token) < alignment.end(chip.token())
                        && alignment.end(token) > alignment.first(chip.token()))
                .findFirst()
                .<TokenFocus>map(token -> new TokenFocus.Query(token.index()))
                .orElse(TokenFocus.NONE);
    }

    private static String describe(TokenRow row, Token token) {
        StringJoiner words = new StringJoiner(" · ");
        words.add(TokenText.explained(token) + "\n" + row.name());
        words.add("token " + (token.index() + 1) + " of " + row.text().size());
        words.add(row.hasIds() ? "id " + token.id() : String.format("U+%04X", token.id()));
        if (row.isUnknown(token)) {
            words.add("unknown to this vocabulary");
        }
        words.add(
                token.isTyped()
                        ? "characters " + token.start() + "–" + token.end() + " “"
                                + row.text().surface(token) + "”"
                        : "added by the tokenizer");
        return words.toString();
    }

    /** How far down the table is seen, with bounds kept. */
    public double top() {
        return top;
    }

    /** Everything as a table with tabs: a line a token. */
    public String table() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("tokenizer\ttoken\ttext\tid\tsentence\tstart\tend\tunknown");
        for (TokenRow row : layout.alignment().rows()) {
            for (Token token : row.text().tokens()) {
                lines.add(String.join(
                        "\t",
                        row.name(),
                        Integer.toString(token.index() + 1),
                        TokenText.visible(token.text()),
                        row.hasIds() ? Integer.toString(token.id()) : "",
                        Integer.toString(token.sentence() + 1),
                        Integer.toString(token.start()),
                        Integer.toString(token.end()),
                        row.isUnknown(token) ? "unknown" : ""));
            }
        }
        return lines.toString();
    }

    /** Where a token of a row lies, in logical pixels; it may be out of view. */
    public @Nullable Rect bounds(int row, int token) {
        return layout.chipsOf(row).stream()
                .filter(chip -> chip.token().index() == token)
                .findFirst()
                .map(chip -> new Rect(
                        chip.area().x(),
                        chip.area().y() - top,
                        chip.area().width(),
                        chip.area().height()))
                .orElse(null);
    }

    /** What every row counts, the names first. */
    public List<String> counts() {
        return layout.alignment().rows().stream()
                .map(row -> row.name() + ": " + TokenTableDrawing.counts(row))
                .toList();
    }

    @Override
    public String omissions() {
        List<String> cut = layout.alignment().rows().stream()
                .filter(row -> row.text().cut().tokens() > 0)
                .map(row -> row.name() + " " + row.text().cut().tokens())
                .toList();
        return cut.isEmpty() ? "" : "Tokens beyond what a model reads are not shown: " + String.join(", ", cut) + ".";
    }

    @Override
    public String description() {
        return "The text through " + layout.alignment().rows().size() + " tokenizers. " + String.join(". ", counts())
                + ".";
    }
}
