package dev.headlight.state;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription.ModelShape;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Heads that pass nothing on. Their attentions stay visible.
 *
 * @param heads of the open model
 */
public record SwitchedOffHeads(SortedSet<HeadRef> heads) {
    /** All heads on. */
    public static final SwitchedOffHeads NONE = new SwitchedOffHeads(Collections.emptySortedSet());

    private static final int NAMED = 6;

    public SwitchedOffHeads {
        heads = Collections.unmodifiableSortedSet(new TreeSet<>(heads));
    }

    public boolean isEmpty() {
        return heads.isEmpty();
    }

    public boolean contains(HeadRef head) {
        return heads.contains(head);
    }

    /** Switches the heads off, or on again if all of them are off. */
    SwitchedOffHeads toggled(Collection<HeadRef> some) {
        TreeSet<HeadRef> next = new TreeSet<>(heads);
        if (!next.addAll(some)) {
            next.removeAll(some);
        }
        return new SwitchedOffHeads(next);
    }

    /** Those that a model has. */
    SwitchedOffHeads within(ModelShape shape) {
        return new SwitchedOffHeads(heads.stream()
                .filter(head -> head.layer() < shape.layers() && head.head() < shape.heads())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Such as {@code without heads 5-4, 8-11}; empty where all are on. */
    public String sentence() {
        if (heads.isEmpty()) {
            return "";
        }
        String named = heads.stream().limit(NAMED).map(HeadRef::label).collect(Collectors.joining(", "));
        int others = heads.size() - NAMED;
        return (heads.size() == 1 ? "without head " : "without heads ")
                + named
                + (others > 0 ? " and " + others + " more" : "");
    }
}
