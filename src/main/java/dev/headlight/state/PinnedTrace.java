package dev.headlight.state;

import dev.headlight.analysis.compare.TokenMatch;
import dev.headlight.core.Hiding;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A trace that stays for comparison, with what was looked at when it was pinned.
 *
 * @param trace what B is
 * @param selection layer and heads of that moment
 */
public record PinnedTrace(Trace trace, Selection selection) {
    /**
     * What is looked at in this trace while somebody looks at another one.
     *
     * @param now what is looked at in the other trace
     * @param other that trace
     * @param keepsHeads whether layer and heads are those of the moment of pinning, not those of now
     */
    public Selection seenBeside(Selection now, Trace other, boolean keepsHeads) {
        TokenMatch match = TokenMatch.of(other.text(), trace.text());
        Hiding hiding = now.reading().hiding();
        Selection seen = now.withReading(now.reading().withHiding(hiding.withTokens(match.toSecond(hiding.tokens()))))
                .withHovered(match.toSecond(now.hovered()))
                .withPinned(match.toSecond(now.pinned()));
        return keepsHeads
                ? seen.withHoveredHead(null).withHeads(selection.layer(), selection.heads())
                : fitted(seen.withHoveredHead(null).withHeads(now.shownLayer(), now.shownHeads()));
    }

    /** A model with fewer layers or heads shows its last ones. */
    private Selection fitted(Selection seen) {
        int heads = trace.attentions().heads();
        SortedSet<Integer> there = seen.heads().stream()
                .map(head -> Math.min(head, heads - 1))
                .collect(Collectors.toCollection(TreeSet::new));
        return seen.withHeads(Math.min(seen.layer(), trace.attentions().layers() - 1), there);
    }
}
