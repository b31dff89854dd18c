package dev.headlight.figure;

import dev.headlight.analysis.reading.HeadRows;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes the grids of one view and keeps the thumbnails of the last trace and reading, which cost most. Used by one thread
 * at a time.
 */
public final class GridFigures {
    private final ColorMap colors;
    private final HeadRows.Source readings;
    private @Nullable Thumbnails last;

    private record Key(SameObject trace, Reading reading, HeadOrder order, int side, int gap) {}

    private record Thumbnails(Key key, Pixels pixels) {}

    /** @param readings reads the heads of a trace */
    public GridFigures(HeadRows.Source readings, ColorMap colors) {
        this.readings = readings;
        this.colors = colors;
    }

    /** Thumbnails in the model's order. */
    public GridFigure figure(Trace trace, Selection selection, FigureFrame frame) {
        return figure(trace, selection, GridColoring.WEIGHTS, frame);
    }

    public GridFigure figure(Trace trace, Selection selection, GridColoring coloring, FigureFrame frame) {
        int layers = trace.attentions().layers();
        int heads = trace.attentions().heads();
        boolean hasThumbnails = coloring.fill() instanceof GridColoring.Weights;
        GridGeometry geometry =
                GridGeometry.of(layers, heads, coloring.heads(), frame, hasThumbnails ? 0 : GridCells.LEGEND_HEIGHT);
        GridFill fill = hasThumbnails
                ? new GridFill.Thumbnails(
                        thumbnails(trace, selection, geometry, frame.scale()),
                        trace.text().size(),
                        colors)
                : new GridFill.Cells(coloring);
        return new GridFigure(
                frame, geometry, selection, fill, trace.provenance().switchedOff());
    }

    private Pixels thumbnails(Trace trace, Selection selection, GridGeometry geometry, double scale) {
        int side = (int) Math.round(geometry.side() * scale);
        int gap = (int) Math.round(geometry.gap() * scale);
        Key key = new Key(new SameObject(trace), selection.reading().ofSingleHeads(), geometry.order(), side, gap);
        Thumbnails kept = last;
        if (kept == null || !kept.key.equals(key)) {
            HeadRows rows = readings.of(trace, key.reading);
            Pixels painted = HeadThumbnails.paint(rows, side, gap, colors);
            kept = new Thumbnails(key, geometry.order().arranged(painted, geometry.layers(), side, gap));
            last = kept;
        }
        return kept.pixels;
    }
}
