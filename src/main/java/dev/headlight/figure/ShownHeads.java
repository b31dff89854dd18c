package dev.headlight.figure;

import dev.headlight.analysis.Aggregates;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Token;
import dev.headlight.core.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** The heads a figure shows, all of one layer, and what they do together. Immutable; dear to make, so keep it. */
final class ShownHeads {
    private static final int MOST_NAMES = 4;

    private final Trace trace;
    private final List<HeadRef> heads;
    private final List<AttentionMatrix> matrices;
    private final AttentionMatrix mean;

    private ShownHeads(Trace trace, List<HeadRef> heads, AttentionMatrix mean) {
        this.trace = trace;
        this.heads = heads;
        this.matrices = heads.stream().map(trace.attentions()::matrix).toList();
        this.mean = mean;
    }

    static ShownHeads of(Trace trace, Selection selection) {
        return new ShownHeads(
                trace,
                headsOf(selection),
                Aggregates.mean(trace.attentions(), selection.shownLayer(), selection.shownHeads()));
    }

    private static List<HeadRef> headsOf(Selection selection) {
        return selection.shownHeads().stream()
                .map(head -> new HeadRef(selection.shownLayer(), head))
                .toList();
    }

    /** Whether these are the heads that the selection shows of that very trace. */
    @SuppressWarnings("ReferenceEquality")
    boolean areShownBy(Trace other, Selection selection) {
        return new SameObject(trace).equals(new SameObject(other)) && heads.equals(headsOf(selection));
    }

    Trace trace() {
        return trace;
    }

    List<HeadRef> heads() {
        return heads;
    }

    AttentionMatrix matrix(int slot) {
        return matrices.get(slot);
    }

    /** The weights of the only head, or the mean of all. */
    AttentionMatrix mean() {
        return mean;
    }

    int tokens() {
        return trace.text().size();
    }

    Token token(int index) {
        return trace.text().tokens().get(index);
    }

    /** Such as {@code head 8-11}, {@code mean of heads 8-1, 8-3} or {@code mean of 12 heads of layer 8}. */
    String label() {
        return heads.size() == 1 ? names() : "mean of " + names();
    }

    /** Such as {@code head 8-11} or {@code heads 8-1, 8-3}. */
    String names() {
        if (heads.size() > MOST_NAMES) {
            return heads.size() + " heads of layer " + (heads.getFirst().layer() + 1);
        }
        String names = heads.stream().map(HeadRef::label).collect(Collectors.joining(", "));
        return (heads.size() == 1 ? "head " : "heads ") + names;
    }
}
