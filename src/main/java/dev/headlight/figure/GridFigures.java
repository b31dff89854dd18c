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
    private final HeadRows.Source heads;
    private @Nullable Thumbnails last;

    private record Key(SameObject trace, Reading reading, int side, int gap) {}

    private record Thumbnails(Key key, Pixels pixels) {}

    /** @param heads reads the heads of a trace */
    public GridFigures(HeadRows.Source heads, ColorMap colors) {
        this.heads = heads;
        this.colors = colors;
    }

    public GridFigure figure(Trace trace, Selection selection, FigureFrame frame) {
        int layers = trace.attentions().layers();
        GridGeometry geometry = GridGeometry.of(layers, trace.attentions().heads(), frame);
        return new GridFigure(
                frame,
                geometry,
                selection,
                thumbnails(trace, selection, geometry, frame.scale()),
                trace.text().size());
    }

    private Pixels thumbnails(Trace trace, Selection selection, GridGeometry geometry, double scale) {
        int side = (int) Math.round(geometry.side() * scale);
        int gap = (int) Math.round(geometry.gap() * scale);
        Key key = new Key(new SameObject(trace), selection.reading().ofSingleHeads(), side, gap);
        Thumbnails kept = last;
        if (kept == null || !kept.key.equals(key)) {
            HeadRows rows = heads.of(trace, key.reading);
            kept = new Thumbnails(key, HeadThumbnails.paint(rows, side, gap, colors));
            last = kept;
        }
        return kept.pixels;
    }
}
