package dev.headlight.core;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What several heads are made into.
 *
 * @param over which heads, or which way through all layers
 * @param combination how their weights become one
 * @param chosen the heads of {@link Over#CHOSEN}, of any layer; may be empty
 */
public record Aggregate(Over over, Combination combination, SortedSet<HeadRef> chosen) {
    /** Each head by itself; where there is room for one matrix only, the mean of the heads. */
    public static final Aggregate NONE = new Aggregate(Over.EACH_HEAD, Combination.MEAN, Collections.emptySortedSet());

    /** What is looked at together. */
    public enum Over {
        /** The switched-on heads of the layer, each by itself. */
        EACH_HEAD("Each head by itself"),
        /** The switched-on heads of the layer as one. */
        HEADS("Heads that are on, as one"),
        /** The heads with the same numbers in all layers as one. */
        LAYERS("These heads in all layers"),
        /** Any heads that were chosen as one. */
        CHOSEN("Chosen heads, as one"),
        /** Attention through all layers up to the shown one, multiplied. */
        ROLLOUT("Rollout up to this layer"),
        /** Attention through all layers up to the shown one, as flow through a network. */
        FLOW("Flow up to this layer");

        private final String label;

        Over(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether several heads become one by an {@link Aggregate#combination}. */
        public boolean combines() {
            return this == HEADS || this == LAYERS || this == CHOSEN;
        }
    }

    /** How the weights of several heads become one, cell by cell. */
    public enum Combination {
        MEAN("mean"),
        MAXIMUM("maximum"),
        MINIMUM("minimum");

        private final String label;

        Combination(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Aggregate {
        chosen = Collections.unmodifiableSortedSet(new TreeSet<>(chosen));
    }

    public Aggregate withOver(Over other) {
        return new Aggregate(other, combination, chosen);
    }

    public Aggregate withCombination(Combination other) {
        return new Aggregate(over, other, chosen);
    }

    public Aggregate withChosen(SortedSet<HeadRef> heads) {
        return new Aggregate(over, combination, heads);
    }
}
