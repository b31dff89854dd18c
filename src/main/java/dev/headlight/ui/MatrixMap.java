package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.Hit;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The heatmap of one head or the mean of several, as a selection reads it. The wheel zooms, dragging pans: what is seen
 * is told to the pane it is part of, which may show more maps of the same place.
 */
final class MatrixMap extends StackPane {
    private final WindowContext context;
    private final FigureView view;
    private final MatrixFigures figures;

    /** @param onMove called with what the user wants to see */
    MatrixMap(WindowContext context, String id, Consumer<MatrixViewport> onMove) {
        this.context = context;
        figures = new MatrixFigures(context.readings().shared(), ColorMap.VIRIDIS);
        view = new FigureView(context.painters(), "Attention matrix");
        view.setId(id);
        view.setTipFor(hit -> hit instanceof Hit.OnTokens on && on.focus() instanceof TokenFocus.Pair);
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        TokenMasking.install(view, context);
        MatrixGestures.install(view, onMove, this::clicked);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().add(view);
    }

    FigureView view() {
        return view;
    }

    void show(@Nullable Trace trace, Selection selection, MatrixViewport place, FigureTheme colors) {
        view.show(
                frame -> trace == null ? null : figures.figure(trace, selection, place, frame),
                colors,
                colors.ground());
    }

    private void clicked(Hit hit) {
        if (hit instanceof Hit.OnTokens on) {
            context.selection().pin(on.focus());
        }
    }

    private void pressed(KeyEvent event) {
        if (TokenKeys.moveInMatrix(event, context)) {
            event.consume();
        }
    }
}
