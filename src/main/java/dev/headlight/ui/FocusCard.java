package dev.headlight.ui;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.LinkText;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.HeadColors;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TokenText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final WindowContext context;
    private final Latest<Content> content;

    private record Content(String title, String state, String hint, List<WeightRows.Item> rows, Color color) {}

    FocusCard(WindowContext context) {
        this.context = context;
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
        ReadAttention read = context.readings().of(trace, selection);
        AttentionMatrix matrix = read.combined();
        Color color = color(selection, read, colors);
        TokenFocus focus = read.axes().toUnits(selection.focus());
        String state = focus.isNone() ? "" : selection.hovered().isNone() ? "pinned" : "hovered";
        return switch (focus) {
            case TokenFocus.None none -> new Content("Strongest links", "", hint(read), strongest(read), color);
            case TokenFocus.Query query ->
                new Content(
                        name(read.queries(), query.token()) + " attends to",
                        state,
                        asRead(read),
                        ranked(read.keys(), key -> matrix.weight(query.token(), key)),
                        color);
            case TokenFocus.Key key ->
                new Content(
                        "who attends to " + name(read.keys(), key.token()),
                        state,
                        asRead(read),
                        ranked(read.queries(), query -> matrix.weight(query, key.token())),
                        color);
            case TokenFocus.Pair pair ->
                new Content(
                        LinkText.of(name(read.queries(), pair.query()), " → ", name(read.keys(), pair.key())),
                        state,
                        asRead(read),
                        List.of(new WeightRows.Item("weight", matrix.weight(pair.query(), pair.key()))),
                        color);
        };
    }

    private static String hint(ReadAttention read) {
        String hint =
                read.nothing().isEmpty() ? "Hover a token to see where it looks, click to pin it." : read.nothing();
        return read.isPlain() ? hint : hint + "\n" + asRead(read);
    }

    /** Numbers that are not the weights of one head say what they are. */
    private static String asRead(ReadAttention read) {
        return read.isPlain() ? "" : "Numbers: " + read.caption() + ".";
    }

    private static Color color(Selection selection, ReadAttention read, FigureTheme colors) {
        int heads = read.trace().attentions().heads();
        Rgba rgba = selection
                .shownHead()
                .filter(head -> read.head(0).equals(Optional.of(head)))
                .map(head -> HeadColors.of(heads, colors.dark()).color(head.head()))
                .orElse(colors.accent());
        return Color.rgb(rgba.red(), rgba.green(), rgba.blue());
    }

    private static String name(Axis axis, int unit) {
        return TokenText.of(axis.unit(unit));
    }

    private static List<WeightRows.Item> ranked(Axis axis, IntToDoubleFunction weight) {
        return IntStream.range(0, axis.size())
                .mapToObj(unit -> new WeightRows.Item(name(axis, unit), weight.applyAsDouble(unit)))
                .sorted(Comparator.comparingDouble(WeightRows.Item::value).reversed())
                .limit(ROWS)
                .toList();
    }

    /** Rows without any weight are left out: those of a flow that are not worked out yet have none. */
    private static List<WeightRows.Item> strongest(ReadAttention read) {
        if (!read.nothing().isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, read.queries().size())
                .mapToObj(query -> strongestOf(read, query))
                .filter(link -> link.value() > 0)
                .sorted(Comparator.comparingDouble(WeightRows.Item::value).reversed())
                .limit(ROWS)
                .toList();
    }

    private static WeightRows.Item strongestOf(ReadAttention read, int query) {
        float[] row = read.combined().row(query);
        int best = 0;
        for (int key = 1; key < row.length; key++) {
            best = row[key] > row[best] ? key : best;
        }
        return new WeightRows.Item(LinkText.of(name(read.queries(), query), "→", name(read.keys(), best)), row[best]);
    }

    private void show(Content now) {
        title.setText(now.title());
        state.setText(now.state());
        hint.setText(now.hint());
        Parts.setShown(hint, !now.hint().isEmpty());
        rows.show(now.rows(), now.color());
    }
}
