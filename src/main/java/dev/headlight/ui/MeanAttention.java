package dev.headlight.ui;

import dev.headlight.analysis.Aggregates;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The mean of the shown heads, worked out once for all who need it and kept while only the token in focus changes. Safe
 * on any thread.
 */
final class MeanAttention {
    private @Nullable Known last;

    private record Known(Trace trace, int layer, SortedSet<Integer> heads, AttentionMatrix mean) {
        @SuppressWarnings("ReferenceEquality") // comparing what large traces hold would cost more than the mean
        boolean isOf(Trace shown, Selection selection) {
            return trace == shown && layer == selection.shownLayer() && heads.equals(selection.shownHeads());
        }
    }

    synchronized AttentionMatrix of(Trace trace, Selection selection) {
        Known known = last;
        if (known == null || !known.isOf(trace, selection)) {
            AttentionMatrix mean = Aggregates.mean(trace.attentions(), selection.shownLayer(), selection.shownHeads());
            known = new Known(trace, selection.shownLayer(), selection.shownHeads(), mean);
            last = known;
        }
        return known.mean();
    }
}
