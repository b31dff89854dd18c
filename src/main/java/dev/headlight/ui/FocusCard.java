package dev.headlight.ui;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.HeadColors;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TokenText;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** The strongest links of the token in focus, with four decimals. */
final class FocusCard extends VBox {
    private static final int ROWS = 8;
    private static final double NAME_WIDTH = 122;

    private final Label title = Parts.label("", "card-title");
    private final Label state = Parts.label("", "card-note");
    private final Label hint = Parts.label("", "muted");
    private final WeightRows rows = new WeightRows(NAME_WIDTH);
    private final MeanAttention mean;
    private final Latest<Content> content;

    private record Content(String title, String state, String hint, List<WeightRows.Item> rows, Color color) {}

    FocusCard(WindowContext context) {
        mean = context.mean();
        content = new Latest<>(context.painters(), this::show);
        setId("focus-card");
        getStyleClass().add("card");
        hint.setWrapText(true);
        getChildren().addAll(Parts.cardTitle(title, state), rows, hint);
        context.onScene(this::request);
    }

    private void request(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        Parts.setShown(this, trace != null);
        if (trace != null) {
            content.request(() -> content(trace, scene.selection(), scene.colors()));
        }
    }

    private Content content(Trace trace, Selection selection, FigureTheme colors) {
        AttentionMatrix matrix = mean.of(trace, selection);
        TokenizedText text = trace.text();
        Color color = color(selection, trace.attentions().heads(), colors);
        String state =
                !selection.hovered().isNone() ? "hovered" : selection.pinned().isNone() ? "" : "pinned";
        return switch (selection.focus()) {
            case TokenFocus.None none ->
                new Content(
                        "Strongest links",
                        "",
                        "Hover a token to see where it looks, click to pin it.",
                        strongest(matrix, text),
                        color);
            case TokenFocus.Query query ->
                new Content(
                        name(text, query.token()) + " attends to",
                        state,
                        "",
                        ranked(text, matrix.keys(), key -> matrix.weight(query.token(), key)),
                        color);
            case TokenFocus.Key key ->
                new Content(
                        "who attends to " + name(text, key.token()),
                        state,
                        "",
                        ranked(text, matrix.queries(), query -> matrix.weight(query, key.token())),
                        color);
            case TokenFocus.Pair pair ->
                new Content(
                        name(text, pair.query()) + " → " + name(text, pair.key()),
                        state,
                        "",
                        List.of(new WeightRows.Item("weight", matrix.weight(pair.query(), pair.key()))),
                        color);
        };
    }

    private static Color color(Selection selection, int heads, FigureTheme colors) {
        Rgba rgba = selection
                .shownHead()
                .map(head -> HeadColors.of(heads, colors.dark()).color(head.head()))
                .orElse(colors.accent());
        return Color.rgb(rgba.red(), rgba.green(), rgba.blue());
    }

    private static String name(TokenizedText text, int token) {
        return TokenText.of(text.tokens().get(token));
    }

    private static List<WeightRows.Item> ranked(TokenizedText text, int count, IntToDoubleFunction weight) {
        return IntStream.range(0, count)
                .mapToObj(token -> new WeightRows.Item(name(text, token), weight.applyAsDouble(token)))
                .sorted(Comparator.comparingDouble(WeightRows.Item::value).reversed())
                .limit(ROWS)
                .toList();
    }

    private static List<WeightRows.Item> strongest(AttentionMatrix matrix, TokenizedText text) {
        return IntStream.range(0, matrix.queries())
                .mapToObj(query -> strongestOf(matrix, text, query))
                .sorted(Comparator.comparingDouble(WeightRows.Item::value).reversed())
                .limit(ROWS)
                .toList();
    }

    private static WeightRows.Item strongestOf(AttentionMatrix matrix, TokenizedText text, int query) {
        float[] row = matrix.row(query);
        int best = 0;
        for (int key = 1; key < row.length; key++) {
            best = row[key] > row[best] ? key : best;
        }
        return new WeightRows.Item(name(text, query) + "→" + name(text, best), row[best]);
    }

    private void show(Content now) {
        title.setText(now.title());
        state.setText(now.state());
        hint.setText(now.hint());
        Parts.setShown(hint, !now.hint().isEmpty());
        rows.show(now.rows(), now.color());
    }
}
