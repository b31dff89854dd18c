package dev.headlight.figure;

import dev.headlight.analysis.neurons.HeadScores;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the neurons figures of one view and keeps the last chain, so that a new key in focus costs little. Used by one
 * thread at a time.
 */
public final class NeuronsFigures {
    private @Nullable Kept last;
    private @Nullable NeuronsModel lastModel;

    private record Kept(SameObject trace, HeadScores scores) {
        boolean isOf(SameObject other, HeadRef head) {
            return trace.equals(other) && scores.head().equals(head);
        }
    }

    /** Empty where the trace has no queries and keys that fit each other. */
    public Optional<NeuronsFigure> figure(
            Trace trace, Selection selection, NeuronsViewport viewport, FigureFrame frame) {
        return scores(trace, head(selection)).map(scores -> figure(trace, scores, selection, viewport, frame));
    }

    /** The head whose numbers are shown: of several the first. */
    public static HeadRef head(Selection selection) {
        return new HeadRef(selection.shownLayer(), selection.shownHeads().first());
    }

    private NeuronsFigure figure(
            Trace trace, HeadScores scores, Selection selection, NeuronsViewport viewport, FigureFrame frame) {
        int query = NeuronsModel.query(scores, selection);
        int sortKey = viewport.isSorted() ? NeuronsModel.key(scores, selection.pinned(), query) : -1;
        NeuronsModel model = model(trace, scores, query, sortKey);
        int key = NeuronsModel.key(scores, selection.focus(), query);
        return new NeuronsFigure(frame, model, NeuronsGeometry.of(model, viewport, key, frame), key);
    }

    private Optional<HeadScores> scores(Trace trace, HeadRef head) {
        SameObject same = new SameObject(trace);
        Kept kept = last;
        if (kept != null && kept.isOf(same, head)) {
            return Optional.of(kept.scores());
        }
        Optional<HeadScores> made = HeadScores.of(trace, head);
        last = made.map(scores -> new Kept(same, scores)).orElse(null);
        lastModel = null;
        return made;
    }

    private NeuronsModel model(Trace trace, HeadScores scores, int query, int sortKey) {
        NeuronsModel kept = lastModel;
        if (kept == null || kept.chain().query() != query || kept.sortKey() != sortKey) {
            kept = NeuronsModel.of(trace, scores, scores.chain(query), sortKey);
            lastModel = kept;
        }
        return kept;
    }
}
