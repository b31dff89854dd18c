package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Names what a reading is made of: heads, layers, counted from 1. */
final class HeadWords {
    private static final int MOST_NAMES = 4;

    private HeadWords() {}

    /** Such as {@code head 8-11}, {@code heads 8-1, 8-3} or {@code 12 heads of layer 8}. */
    static String ofLayer(List<HeadRef> heads) {
        if (heads.size() > MOST_NAMES) {
            return heads.size() + " heads of layer " + (heads.getFirst().layer() + 1);
        }
        return (heads.size() == 1 ? "head " : "heads ") + names(heads);
    }

    /** Such as {@code head 11 of all 12 layers}. */
    static String ofAllLayers(SortedSet<Integer> heads, int layers) {
        String which = heads.size() > MOST_NAMES
                ? heads.size() + " heads"
                : (heads.size() == 1 ? "head " : "heads ")
                        + heads.stream().map(head -> String.valueOf(head + 1)).collect(Collectors.joining(", "));
        return which + (layers == 1 ? " of the only layer" : " in all " + layers + " layers");
    }

    /** Such as {@code 2 chosen heads (3-1, 8-11)}. */
    static String chosen(Collection<HeadRef> heads) {
        String count = heads.size() + (heads.size() == 1 ? " chosen head" : " chosen heads");
        return heads.size() > MOST_NAMES ? count : count + " (" + names(heads) + ")";
    }

    /** Such as {@code maximum of} what is named, or only that where there is one. */
    static String combined(Aggregate.Combination combination, int count, String named) {
        return count == 1 ? named : combination.label() + " of " + named;
    }

    private static String names(Collection<HeadRef> heads) {
        return heads.stream().map(HeadRef::label).collect(Collectors.joining(", "));
    }
}
