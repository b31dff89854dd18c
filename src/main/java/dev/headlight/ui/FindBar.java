package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadPattern;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.state.GridState;
import dev.headlight.state.ViewMode;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Asks which heads do something; the answer is ranked in the table and coloured in the grid and the map. */
final class FindBar extends HBox {
    private final WindowContext context;
    private final ComboBox<Wish> wish = new ComboBox<>();
    private final TokenChoice from;
    private final TokenChoice to;
    private final Label arrow = Parts.label("→", "muted");
    private final Label hint = Parts.label("", "muted");
    private final ReadOnlyObjectWrapper<HeadMeasure> found = new ReadOnlyObjectWrapper<>(HeadMeasure.NONE);
    private HeadRef pattern;

    /** What one can look for. */
    private enum Wish {
        NOTHING("find heads …"),
        PAIR("heads that send one token to another"),
        COLUMN("heads that send all tokens to one"),
        PREVIOUS("heads that look at the previous token"),
        NEXT("heads that look at the next token"),
        SELF("heads that look at the token itself"),
        FIRST("heads that look at the first token"),
        LIKE("heads that look where the selected one looks");

        private final String label;

        Wish(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    FindBar(WindowContext context) {
        this.context = context;
        from = new TokenChoice(context, "find-from", "from", token -> pin(token, key(pinned())));
        to = new TokenChoice(context, "find-to", "to", token -> pin(query(pinned()), token));
        pattern = lockedHead();
        wish.setId("find-heads");
        wish.getItems().setAll(Wish.values());
        wish.setValue(Wish.NOTHING);
        wish.setAccessibleText("Find heads");
        Tip.on(wish, "Ranks all heads in the table and colours them in the grid and the map");
        wish.setOnAction(event -> wished());
        getStyleClass().add("find-bar");
        getChildren().addAll(wish, from, arrow, to, hint);
        context.onScene(scene -> follow(scene.selection()));
        context.workbench()
                .view()
                .modeProperty()
                .subscribe((before, after) -> follow(context.selection().get()));
        show();
    }

    /** What is looked for; {@link HeadMeasure#NONE} for nothing. */
    ReadOnlyObjectProperty<HeadMeasure> foundProperty() {
        return found.getReadOnlyProperty();
    }

    private TokenFocus pinned() {
        return context.selection().get().pinned();
    }

    private HeadRef lockedHead() {
        Selection selection = context.selection().get();
        return new HeadRef(selection.layer(), selection.heads().first());
    }

    private static @Nullable Integer query(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Pair(int query, int key) -> query;
            default -> null;
        };
    }

    private static @Nullable Integer key(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int query, int key) -> key;
            default -> null;
        };
    }

    private void pin(@Nullable Integer query, @Nullable Integer key) {
        TokenFocus focus = query != null && key != null
                ? new TokenFocus.Pair(query, key)
                : query != null ? new TokenFocus.Query(query) : key != null ? new TokenFocus.Key(key) : TokenFocus.NONE;
        if (!focus.equals(pinned())) {
            context.selection().pin(focus);
        }
    }

    private void wished() {
        if (wish.getValue() == Wish.LIKE) {
            pattern = lockedHead();
        }
        show();
    }

    /** A link that was pinned elsewhere is a question already. */
    private void follow(Selection selection) {
        if (context.workbench().view().modeProperty().get() != ViewMode.HEADS) {
            return;
        }
        from.setToken(query(selection.pinned()));
        to.setToken(key(selection.pinned()));
        if (wish.getValue() == Wish.NOTHING && selection.pinned() instanceof TokenFocus.Pair) {
            wish.setValue(Wish.PAIR);
        }
        show();
    }

    private void show() {
        boolean isPair = wish.getValue() == Wish.PAIR;
        boolean needsKey = isPair || wish.getValue() == Wish.COLUMN;
        Parts.setShown(from, isPair);
        Parts.setShown(arrow, isPair);
        Parts.setShown(to, needsKey);
        HeadMeasure measure = measure();
        hint.setText(needsKey && measure.equals(HeadMeasure.NONE) ? "choose the tokens, here or in any view" : "");
        if (!measure.equals(found.get())) {
            HeadMeasure before = found.get();
            found.set(measure);
            color(before, measure);
        }
    }

    /** The grid goes back to its thumbnails unless it was coloured by something else meanwhile. */
    private void color(HeadMeasure before, HeadMeasure measure) {
        GridState grid = context.workbench().view().grid();
        if (!measure.equals(HeadMeasure.NONE) || grid.colorProperty().get().equals(before)) {
            grid.colorBy(measure);
        }
    }

    private HeadMeasure measure() {
        return switch (wish.getValue()) {
            case NOTHING -> HeadMeasure.NONE;
            case PAIR ->
                pinned() instanceof TokenFocus.Pair(int query, int key)
                        ? new HeadMeasure.Found(new HeadPattern.Pair(query, key))
                        : HeadMeasure.NONE;
            case COLUMN -> column(key(pinned()));
            case PREVIOUS -> new HeadMeasure.Statistic(HeadStatistic.TO_PREV);
            case NEXT -> new HeadMeasure.Statistic(HeadStatistic.TO_NEXT);
            case SELF -> new HeadMeasure.Statistic(HeadStatistic.TO_SELF);
            case FIRST -> new HeadMeasure.Statistic(HeadStatistic.TO_FIRST);
            case LIKE -> new HeadMeasure.Found(new HeadPattern.Like(pattern));
        };
    }

    private static HeadMeasure column(@Nullable Integer key) {
        return key == null ? HeadMeasure.NONE : new HeadMeasure.Found(new HeadPattern.Column(key));
    }
}
