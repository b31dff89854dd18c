package dev.headlight.ui;

import dev.headlight.analysis.compare.TokenMatch;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.DifferenceFigures;
import dev.headlight.figure.Figure;
import dev.headlight.figure.Hit;
import dev.headlight.figure.LinksFigure;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import dev.headlight.state.ComparisonState;
import dev.headlight.state.PinnedTrace;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/**
 * The figures of a comparison. Both sides share scrolling, zoom and focus: what is hovered in one is shown in the other
 * at the same token, where that has it.
 */
final class CompareFigures extends StackPane {
    private static final double NOTCH = 42;
    private static final double ZOOM_STEP = 1.15;
    private static final double PAGE = 0.85;

    private final WindowContext context;
    private final ComparisonState comparison;
    private final Side now;
    private final Side then;
    private final FigureView difference;
    private final DifferenceFigures differences = new DifferenceFigures();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.MATRICES);
    private final FigureRow row;
    private LinksViewport linksPlace = LinksViewport.FIT;
    private MatrixViewport matrixPlace = MatrixViewport.FITTED;

    /** What is shown of both. */
    enum Kind {
        LINKS("Links"),
        MATRICES("Matrices"),
        DIFFERENCE("Difference");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** One trace as links or as a matrix. */
    private record Side(FigureView view, LinksFigures links, MatrixFigures matrices) {
        static Side of(FigureView view, Readings readings) {
            return new Side(view, new LinksFigures(readings), new MatrixFigures(readings, ColorMap.VIRIDIS));
        }
    }

    CompareFigures(WindowContext context) {
        this.context = context;
        this.comparison = context.workbench().view().comparison();
        now = Side.of(
                view("A, the present trace", "compare-a"), context.readings().shared());
        then = Side.of(
                view("B, the pinned trace", "compare-b"), context.readings().pinned());
        difference = view("Difference of A and B", "compare-difference-figure");
        row = new FigureRow(now.view(), then.view(), 0.5);
        getChildren().addAll(row, difference);
        now.view().setOnHover(hit -> context.selection().hover(focus(hit)));
        difference.setOnHover(hit -> context.selection().hover(focus(hit)));
        then.view().setOnHover(hit -> context.selection().hover(inPresent(focus(hit))));
        MatrixGestures.install(now.view(), this::move, hit -> pin(focus(hit)));
        MatrixGestures.install(difference, this::move, hit -> pin(focus(hit)));
        MatrixGestures.install(then.view(), this::move, hit -> pin(inPresent(focus(hit))));
        context.onScene(this::show);
        kind.subscribe((before, after) -> again());
        comparison.pinnedProperty().subscribe((before, after) -> again());
        comparison.keepsHeadsProperty().subscribe((before, after) -> again());
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** What the figures that are shown leave out. */
    ObservableValue<String> omissions() {
        return Bindings.createStringBinding(
                () -> kind.get() == Kind.DIFFERENCE
                        ? omissions("", difference)
                        : Stream.of(omissions("A: ", now.view()), omissions("B: ", then.view()))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("   ")),
                kind,
                difference.figureProperty(),
                now.view().figureProperty(),
                then.view().figureProperty());
    }

    private static String omissions(String name, FigureView view) {
        Figure shown = view.figureProperty().get();
        return shown == null || shown.omissions().isEmpty() ? "" : name + shown.omissions();
    }

    private FigureView view(String name, String id) {
        FigureView view = new FigureView(context.painters(), name);
        view.setId(id);
        view.addEventHandler(ScrollEvent.SCROLL, event -> scrolled(view, event));
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(view, event));
        return view;
    }

    private void again() {
        context.notifyScene(this::show);
    }

    private static TokenFocus focus(Hit hit) {
        return hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE;
    }

    /** A focus on tokens of B as one on those of A. */
    private TokenFocus inPresent(TokenFocus focus) {
        Trace trace = context.trace();
        PinnedTrace pinned = comparison.pinnedProperty().get();
        return trace == null || pinned == null
                ? TokenFocus.NONE
                : TokenMatch.of(pinned.trace().text(), trace.text()).toSecond(focus);
    }

    private void pin(TokenFocus focus) {
        if (!focus.isNone()) {
            context.selection().pin(focus);
        }
    }

    private void move(MatrixViewport place) {
        matrixPlace = place;
        again();
    }

    private void scrolled(FigureView view, ScrollEvent event) {
        if (view.figureProperty().get() instanceof LinksFigure links) {
            double up = Math.signum(event.getDeltaY());
            linksPlace = event.isShortcutDown()
                    ? links.zoomedAt(event.getX(), event.getY(), up > 0 ? ZOOM_STEP : 1 / ZOOM_STEP)
                    : links.scrolled(-up * NOTCH);
            event.consume();
            again();
        }
    }

    /** Arrow keys move the focus of both sides; in links, pages scroll them. */
    private void pressed(FigureView view, KeyEvent event) {
        boolean isLinks = view.figureProperty().get() instanceof LinksFigure;
        if (isLinks
                ? paged(view, event) || TokenKeys.moveInColumns(event, context)
                : TokenKeys.moveInMatrix(event, context)) {
            event.consume();
        }
    }

    private boolean paged(FigureView view, KeyEvent event) {
        double distance = switch (event.getCode()) {
            case PAGE_UP -> -view.getHeight() * PAGE;
            case PAGE_DOWN -> view.getHeight() * PAGE;
            default -> 0;
        };
        if (distance != 0 && view.figureProperty().get() instanceof LinksFigure links) {
            linksPlace = links.scrolled(distance);
            again();
        }
        return distance != 0;
    }

    private void show(WindowContext.Scene scene) {
        PinnedTrace pinned = comparison.pinnedProperty().get();
        boolean isDifference = kind.get() == Kind.DIFFERENCE;
        Parts.setShown(row, !isDifference);
        Parts.setShown(difference, isDifference);
        Trace trace = scene.trace();
        if (trace == null || pinned == null) {
            return;
        }
        Selection seen = pinned.seenBeside(
                scene.selection(), trace, comparison.keepsHeadsProperty().get());
        context.readings().completePinned(pinned.trace(), seen);
        if (isDifference) {
            showDifference(scene, trace, pinned, seen);
        } else {
            showSide(scene, now, trace, scene.selection());
            showSide(scene, then, pinned.trace(), seen);
        }
    }

    private void showSide(WindowContext.Scene scene, Side side, Trace trace, Selection selection) {
        LinksViewport rows = linksPlace;
        MatrixViewport cells = matrixPlace;
        boolean isLinks = kind.get() == Kind.LINKS;
        side.view()
                .show(
                        frame -> isLinks
                                ? side.links().figure(trace, selection, rows, frame)
                                : side.matrices().figure(trace, selection, cells, frame),
                        scene.colors(),
                        scene.colors().ground());
    }

    private void showDifference(WindowContext.Scene scene, Trace trace, PinnedTrace pinned, Selection seen) {
        MatrixViewport cells = matrixPlace;
        Readings readings = context.readings().shared();
        difference.show(
                frame -> differences.figure(
                        readings.of(trace, scene.selection()),
                        context.readings().pinned().of(pinned.trace(), seen),
                        scene.selection().focus(),
                        cells,
                        frame),
                scene.colors(),
                scene.colors().ground());
    }
}
