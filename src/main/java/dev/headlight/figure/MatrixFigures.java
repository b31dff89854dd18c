package dev.headlight.figure;

import dev.headlight.core.ColorScale;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes the matrices of one view and keeps the colours of the last heads, so that focus, zoom and pan cost little. Used
 * by one thread at a time.
 */
public final class MatrixFigures {
    private final ColorMap colors;
    private @Nullable MatrixModel last;

    public MatrixFigures(ColorMap colors) {
        this.colors = colors;
    }

    public MatrixFigure figure(Trace trace, Selection selection, MatrixViewport viewport, FigureFrame frame) {
        MatrixModel model = last;
        ColorScale scale = selection.colors().resolved(trace.text().size());
        if (model == null || model.scale() != scale || !model.heads().areShownBy(trace, selection)) {
            model = new MatrixModel(ShownHeads.of(trace, selection), colors, scale);
            last = model;
        }
        MatrixGeometry geometry = MatrixGeometry.of(model.heads(), viewport, frame);
        return new MatrixFigure(frame, model, geometry, Highlight.within(selection.focus(), geometry.tokens()));
    }
}
