package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.ColorScale;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes the matrices of one view and keeps the colours of the last heads, so that focus, zoom and pan cost little. Used
 * by one thread at a time.
 */
public final class MatrixFigures {
    private final Readings readings;
    private final ColorMap colors;
    private @Nullable MatrixModel last;

    /** @param readings shared with other views */
    public MatrixFigures(Readings readings, ColorMap colors) {
        this.readings = readings;
        this.colors = colors;
    }

    public MatrixFigure figure(Trace trace, Selection selection, MatrixViewport viewport, FigureFrame frame) {
        MatrixModel model = last;
        ReadAttention read = readings.of(trace, selection);
        ColorScale scale = selection.colors().resolved(trace.text().size());
        if (model == null || !model.isOf(read, scale)) {
            model = new MatrixModel(read, colors, scale);
            last = model;
        }
        MatrixGeometry geometry = MatrixGeometry.of(model, viewport, frame);
        return new MatrixFigure(frame, model, geometry, read.axes().toUnits(selection.focus()));
    }
}
