package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.figure.Hit;
import dev.headlight.figure.NeuronsFigure;
import dev.headlight.figure.NeuronsFigures;
import dev.headlight.figure.NeuronsViewport;
import dev.headlight.state.ViewMode;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The neuron view: how one token of one head comes to its weights, number by number. */
final class NeuronsPane extends VBox implements ShownFigure {
    private static final double NOTCH = 60;
    private static final double PAGE = 0.6;
    private static final double FAR = 1e6;

    private final WindowContext context;
    private final FigureView view;
    private final NeuronsFigures figures = new NeuronsFigures();
    private final ToggleButton vectors = new ToggleButton("Vectors");
    private final ToggleButton sorted = new ToggleButton("Sort by contribution");
    private final Label missing = Parts.label("", "message-text");
    private TokenFocus followed = TokenFocus.NONE;
    private NeuronsViewport viewport = NeuronsViewport.INITIAL;

    NeuronsPane(WindowContext context) {
        this.context = context;
        view = new FigureView(context.painters(), "Neurons");
        view.setId("neurons");
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> clicked(view.hit(event.getX(), event.getY())));
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(view, Priority.ALWAYS);
        missing.setId("neurons-missing");
        missing.setWrapText(true);
        getStyleClass().add("other-view");
        getChildren().addAll(tools(), missing, view);
        context.onScene(this::show);
        context.workbench().view().modeProperty().subscribe((before, after) -> context.notifyScene(this::show));
    }

    @Override
    public FigureView view() {
        return view;
    }

    private HBox tools() {
        vectors.setId("neurons-vectors");
        vectors.setSelected(true);
        Tip.on(vectors, "Show or hide queries, keys and their products (V)");
        vectors.setOnAction(event -> move(viewport.withVectors(vectors.isSelected())));
        sorted.setId("neurons-sorted");
        Tip.on(
                sorted,
                "Order the dimensions by what they add to the score of the pinned key,"
                        + "\nelse of the key with the largest weight (S)");
        sorted.setOnAction(event -> move(viewport.withSorting(sorted.isSelected())));
        HBox tools = new HBox(vectors, sorted, Parts.spring(), Copying.button("neurons-copy", this::table));
        tools.getStyleClass().add("view-tools");
        return tools;
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        boolean isSeen = context.workbench().view().modeProperty().get() == ViewMode.NEURONS;
        String reason = trace == null ? "" : reason(trace);
        missing.setText(reason);
        Parts.setShown(missing, !reason.isEmpty());
        Parts.setShown(view, reason.isEmpty());
        if (!isSeen) {
            return;
        }
        follow(scene.selection());
        NeuronsViewport place = viewport;
        Selection selection = scene.selection();
        view.show(
                frame -> trace == null
                        ? null
                        : figures.figure(trace, selection, place, frame).orElse(null),
                scene.colors(),
                scene.colors().ground());
    }

    /** What was chosen elsewhere comes into sight; what is under the mouse here stays where it is. */
    private void follow(Selection selection) {
        TokenFocus now = selection.focus();
        if (!now.equals(followed) && !now.isNone() && !view.isHover()) {
            viewport = viewport.following();
        }
        followed = now;
    }

    /** Why there is nothing to draw; empty where there is, or where it is still being computed. */
    private String reason(Trace trace) {
        if (trace.details().queries() != null && trace.details().keys() != null) {
            return "";
        }
        boolean yields = context.yields(TraceField.QUERIES) && context.yields(TraceField.KEYS);
        return yields
                ? ""
                : "The queries and keys of " + trace.provenance().modelName()
                        + " were not found in its graph, so where its weights come from cannot be shown. Links, matrix and"
                        + " everything else that needs the weights alone work.";
    }

    private void move(NeuronsViewport next) {
        viewport = next;
        vectors.setSelected(next.showsVectors());
        sorted.setSelected(next.isSorted());
        context.notifyScene(this::show);
    }

    private void change(Function<NeuronsFigure, NeuronsViewport> step) {
        if (view.figureProperty().get() instanceof NeuronsFigure shown) {
            move(step.apply(shown));
        }
    }

    private void scrolled(ScrollEvent event) {
        change(shown -> shown.scrolled(-Math.signum(event.getDeltaY()) * NOTCH));
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Copying.copy(table());
        } else if (event.isShortcutDown() || event.isAltDown() || !did(event.getCode())) {
            return;
        }
        event.consume();
    }

    private boolean did(KeyCode code) {
        switch (code) {
            case UP -> step(0, -1);
            case DOWN -> step(0, 1);
            case LEFT -> step(-1, 0);
            case RIGHT -> step(1, 0);
            case PAGE_UP -> change(shown -> shown.scrolled(-getHeight() * PAGE));
            case PAGE_DOWN -> change(shown -> shown.scrolled(getHeight() * PAGE));
            case HOME -> change(shown -> shown.scrolled(-FAR));
            case END -> change(shown -> shown.scrolled(FAR));
            case ENTER, SPACE -> pin();
            case V -> move(viewport.withVectors(!viewport.showsVectors()));
            case S -> move(viewport.withSorting(!viewport.isSorted()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int queries, int keys) {
        if (view.figureProperty().get() instanceof NeuronsFigure shown) {
            int query = Math.clamp(shown.query() + (long) queries, 0, shown.tokens() - 1);
            int key = Math.clamp(shown.key() + (long) keys, 0, shown.tokens() - 1);
            viewport = shown.revealing(key);
            followed = new TokenFocus.Pair(query, key);
            context.selection().hover(followed);
        }
    }

    private void pin() {
        if (view.figureProperty().get() instanceof NeuronsFigure shown) {
            context.selection().pin(new TokenFocus.Pair(shown.query(), shown.key()));
        }
    }

    private void clicked(Hit hit) {
        if (hit instanceof Hit.OnTokens on) {
            context.selection().pin(on.focus());
        }
    }

    private String table() {
        return view.figureProperty().get() instanceof NeuronsFigure shown ? shown.table() : "";
    }
}
