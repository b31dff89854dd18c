package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links figures of one view and keeps the last set of links, so that a new focus costs little. Used by one
 * thread at a time.
 */
public final class LinksFigures {
    private final Readings readings;
    private @Nullable LinksModel last;

    /** @param readings shared with other views */
    public LinksFigures(Readings readings) {
        this.readings = readings;
    }

    public LinksFigure figure(Trace trace, Selection selection, LinksViewport viewport, FigureFrame frame) {
        ReadAttention read = readings.of(trace, selection);
        Threshold threshold = selection.reading().threshold();
        LinksModel model = last;
        if (model == null || !model.isOf(read, threshold)) {
            model = new LinksModel(read, threshold);
            last = model;
        }
        LinksArrangement geometry = selection.layout() == LinksLayout.LINES
                ? LinesGeometry.of(read, viewport, frame)
                : LinksGeometry.of(read, viewport, frame);
        return new LinksFigure(frame, model, geometry, read.axes().toUnits(selection.focus()));
    }
}
