package dev.headlight.figure;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes the grids of one view and keeps the thumbnails of the last trace, which cost most. Used by one thread at a time.
 */
public final class GridFigures {
    private final ColorMap colors;
    private @Nullable Thumbnails last;

    private record Key(SameObject trace, int side, int gap) {}

    private record Thumbnails(Key key, Pixels pixels) {}

    public GridFigures(ColorMap colors) {
        this.colors = colors;
    }

    public GridFigure figure(Trace trace, Selection selection, FigureFrame frame) {
        int layers = trace.attentions().layers();
        int heads = trace.attentions().heads();
        GridGeometry geometry = GridGeometry.of(layers, heads, frame);
        return new GridFigure(
                frame,
                geometry,
                selection,
                thumbnails(trace, geometry, frame.scale()),
                trace.text().size());
    }

    private Pixels thumbnails(Trace trace, GridGeometry geometry, double scale) {
        int side = (int) Math.round(geometry.side() * scale);
        int gap = (int) Math.round(geometry.gap() * scale);
        Key key = new Key(new SameObject(trace), side, gap);
        Thumbnails kept = last;
        if (kept == null || !kept.key.equals(key)) {
            kept = new Thumbnails(key, HeadThumbnails.paint(trace.attentions(), side, gap, colors));
            last = kept;
        }
        return kept.pixels;
    }
}
