package dev.headlight.ui;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.EmbeddingFigures;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.Hit;
import dev.headlight.figure.MatrixFigure;
import dev.headlight.figure.MatrixViewport;
import dev.headlight.figure.NearWordsFigure;
import dev.headlight.figure.PlaneFigure;
import dev.headlight.figure.PositionsFigure;
import dev.headlight.state.ViewMode;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Hidden states: how alike tokens are, where they lie, what words they are near, and where places begin. */
final class EmbeddingsPane extends VBox implements ShownFigure {
    private static final double ZOOM_STEP = 1.25;

    private final WindowContext context;
    private final FigureView view;
    private final EmbeddingTools tools;
    private final HiddenReadings readings;
    private final EmbeddingQuestions questions;
    private final EmbeddingFigures figures = new EmbeddingFigures();
    private final Label missing = Parts.label("", "message-text");
    private MatrixViewport viewport = MatrixViewport.FITTED;
    private int tokens;
    private int state;
    private int lockedLayer = -1;

    EmbeddingsPane(WindowContext context) {
        this.context = context;
        readings = new HiddenReadings(context, this::refresh);
        questions = new EmbeddingQuestions(context, readings);
        tools = new EmbeddingTools(this::choose, this::table);
        view = new FigureView(context.painters(), "Hidden states");
        view.setId("embeddings");
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(view, Priority.ALWAYS);
        missing.setId("embeddings-missing");
        missing.setWrapText(true);
        getStyleClass().add("other-view");
        getChildren().addAll(tools, missing, view);
        tools.kindProperty().subscribe((before, after) -> refresh());
        context.onScene(this::show);
        context.workbench().view().modeProperty().subscribe((before, after) -> refresh());
    }

    @Override
    public FigureView view() {
        return view;
    }

    private void refresh() {
        context.notifyScene(this::show);
    }

    /** A layer chosen here is the layer of every view; the embeddings are below all of them. */
    private void choose(int wanted) {
        state = wanted;
        if (wanted > 0) {
            lockedLayer = wanted - 1;
            context.selection()
                    .moveLayer(lockedLayer - context.selection().get().layer());
        }
        refresh();
    }

    private void show(WindowContext.Scene scene) {
        if (context.workbench().view().modeProperty().get() != ViewMode.EMBEDDINGS) {
            readings.release();
            return;
        }
        Trace trace = scene.trace();
        HiddenStates states = trace == null ? null : trace.details().hiddenStates();
        follow(scene, states);
        String reason = trace == null ? "" : questions.ask(tools.kindProperty().get(), trace, states);
        missing.setText(reason);
        Parts.setShown(missing, !reason.isEmpty());
        Parts.setShown(view, reason.isEmpty());
        view.show(source(scene, states), scene.colors(), scene.colors().ground());
    }

    private void follow(WindowContext.Scene scene, @Nullable HiddenStates states) {
        Trace trace = scene.trace();
        if (trace != null && trace.text().size() != tokens) {
            tokens = trace.text().size();
            viewport = MatrixViewport.FITTED;
        }
        if (scene.selection().layer() != lockedLayer) {
            lockedLayer = scene.selection().layer();
            state = lockedLayer + 1;
        }
        int last = states == null ? state : states.count() - 1;
        state = Math.clamp(state, 0, last);
        tools.showLayer(state, last);
    }

    private FigureView.Source source(WindowContext.Scene scene, @Nullable HiddenStates states) {
        Trace trace = scene.trace();
        TokenFocus focus = scene.selection().focus();
        int shown = state;
        MatrixViewport place = viewport;
        NearWordsFigure.Words words = readings.words();
        FloatTensor positions = readings.positions();
        return switch (tools.kindProperty().get()) {
            case SIMILARITY ->
                frame -> trace == null || states == null ? null : figures.similarity(trace, shown, focus, place, frame);
            case MAP -> frame -> trace == null || states == null ? null : figures.plane(trace, shown, focus, frame);
            case WORDS -> frame -> words == null ? null : new NearWordsFigure(frame, words, shown);
            case POSITIONS -> frame -> positions(frame, positions, trace);
        };
    }

    private static @Nullable Figure positions(FigureFrame frame, @Nullable FloatTensor table, @Nullable Trace trace) {
        return table == null || trace == null
                ? null
                : new PositionsFigure(frame, table, trace.text().size());
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2) {
            move(MatrixViewport.FITTED);
        } else if (view.hit(event.getX(), event.getY()) instanceof Hit.OnTokens on
                && !on.focus().isNone()) {
            context.selection().pin(on.focus());
        }
    }

    private void scrolled(ScrollEvent event) {
        if (view.figureProperty().get() instanceof MatrixFigure shown) {
            double factor = event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
            move(shown.zoomedAt(event.getX(), event.getY(), factor));
        }
        event.consume();
    }

    private void move(MatrixViewport next) {
        viewport = next;
        refresh();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Copying.copy(table());
        } else if (event.isShortcutDown() || event.isAltDown() || !did(event)) {
            return;
        }
        event.consume();
    }

    private boolean did(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_UP -> choose(Math.max(0, state - 1));
            case PAGE_DOWN -> choose(state + 1);
            case DIGIT1 -> tools.kindProperty().set(EmbeddingKind.SIMILARITY);
            case DIGIT2 -> tools.kindProperty().set(EmbeddingKind.MAP);
            case DIGIT3 -> tools.kindProperty().set(EmbeddingKind.WORDS);
            case DIGIT4 -> tools.kindProperty().set(EmbeddingKind.POSITIONS);
            default -> {
                return tools.kindProperty().get() == EmbeddingKind.SIMILARITY
                        ? TokenKeys.moveInMatrix(event, context)
                        : TokenKeys.moveQuery(event, context);
            }
        }
        return true;
    }

    private String table() {
        Trace trace = context.trace();
        return switch (view.figureProperty().get()) {
            case MatrixFigure shown
            when trace != null && trace.details().hiddenStates() != null ->
                EmbeddingFigures.similarityTable(trace, state);
            case PlaneFigure plane -> plane.table();
            case NearWordsFigure words -> words.table();
            case PositionsFigure positions -> positions.table();
            case null, default -> "";
        };
    }
}
