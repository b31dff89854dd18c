package dev.headlight.ui;

import dev.headlight.analysis.compare.TokenMatch;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.DifferenceFigures;
import dev.headlight.figure.Hit;
import dev.headlight.figure.LinksFigure;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.MatrixFigure;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import dev.headlight.state.ComparisonState;
import dev.headlight.state.PinnedTrace;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/**
 * The figures of a comparison. Both sides share scrolling, zoom and focus: what is hovered in one is shown in the other
 * at the same token, where that has it.
 */
final class CompareFigures extends StackPane {
    private static final double NOTCH = 42;
    private static final double ZOOM_STEP = 1.2;

    private final WindowContext context;
    private final ComparisonState comparison;
    private final Readings pinnedReadings = new Readings();
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
        then = Side.of(view("B, the pinned trace", "compare-b"), pinnedReadings);
        difference = view("Difference of A and B", "compare-difference-figure");
        row = new FigureRow(now.view(), then.view(), 0.5);
        getChildren().addAll(row, difference);
        now.view().setOnHover(hit -> context.selection().hover(focus(hit)));
        difference.setOnHover(hit -> context.selection().hover(focus(hit)));
        then.view().setOnHover(hit -> context.selection().hover(inPresent(focus(hit))));
        now.view().addEventHandler(MouseEvent.MOUSE_CLICKED, event -> pin(now.view(), event, UnaryOperator.identity()));
        difference.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> pin(difference, event, UnaryOperator.identity()));
        then.view().addEventHandler(MouseEvent.MOUSE_CLICKED, event -> pin(then.view(), event, this::inPresent));
        context.onScene(this::show);
        kind.subscribe((before, after) -> again());
        comparison.pinnedProperty().subscribe((before, after) -> again());
        comparison.keepsHeadsProperty().subscribe((before, after) -> again());
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    private FigureView view(String name, String id) {
        FigureView view = new FigureView(context.painters(), name);
        view.setId(id);
        view.addEventHandler(ScrollEvent.SCROLL, event -> scrolled(view, event));
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

    private void pin(FigureView view, MouseEvent event, UnaryOperator<TokenFocus> toPresent) {
        TokenFocus hit = toPresent.apply(focus(view.hit(event.getX(), event.getY())));
        if (!hit.isNone()) {
            context.selection().pin(hit);
        }
    }

    private void scrolled(FigureView view, ScrollEvent event) {
        double up = Math.signum(event.getDeltaY());
        double factor = up > 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
        switch (view.figureProperty().get()) {
            case LinksFigure links ->
                linksPlace = event.isShortcutDown()
                        ? links.zoomedAt(event.getX(), event.getY(), factor)
                        : links.scrolled(-up * NOTCH);
            case MatrixFigure matrix -> matrixPlace = matrix.zoomedAt(event.getX(), event.getY(), factor);
            case null, default -> {}
        }
        event.consume();
        again();
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
                        pinnedReadings.of(pinned.trace(), seen),
                        scene.selection().focus(),
                        cells,
                        frame),
                scene.colors(),
                scene.colors().ground());
    }
}
