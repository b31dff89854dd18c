package dev.headlight.figure;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links figures of one view and keeps the last set of links, so that a new focus costs little. Used by one
 * thread at a time.
 */
public final class LinksFigures {
    private @Nullable LinksModel last;

    public LinksFigure figure(Trace trace, Selection selection, LinksViewport viewport, FigureFrame frame) {
        LinksModel model = last;
        if (model == null || !model.isShownBy(trace, selection)) {
            model = LinksModel.of(ShownHeads.of(trace, selection), selection.share());
            last = model;
        }
        LinksGeometry geometry = LinksGeometry.of(model.heads(), viewport, frame);
        return new LinksFigure(frame, model, geometry, Highlight.within(selection.focus(), geometry.tokens()));
    }
}
