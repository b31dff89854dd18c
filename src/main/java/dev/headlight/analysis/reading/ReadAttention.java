package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attention of a trace as a selection reads it: which tokens or words look at which, a matrix for each shown head,
 * all of them as one, and the words that state what was done. Immutable; dear to make, so {@link Readings} keeps it.
 */
public final class ReadAttention {
    private final Trace trace;
    private final Axes axes;
    private final List<Slot> slots;
    private final AttentionMatrix combined;
    private final Words words;

    /**
     * What is drawn in one colour.
     *
     * @param head whose weights these are, or null where they belong to several heads or layers
     * @param weights {@code [query units, key units]}
     */
    record Slot(@Nullable HeadRef head, AttentionMatrix weights) {}

    /**
     * What a reading says about itself.
     *
     * @param names of what is drawn, such as {@code heads 8-1, 8-3}
     * @param label of all as one, such as {@code mean of heads 8-1, 8-3}
     * @param measure what a number is, such as {@code attention weight}
     * @param rowsSumToOne whether each row of the whole does
     * @param changes what was done to the weights, one clause each
     * @param remarks what is left out and what to keep in mind, one clause each; never empty strings
     * @param nothing why there is nothing to see, as a sentence; empty where there is something
     */
    record Words(
            String names,
            String label,
            String measure,
            boolean rowsSumToOne,
            List<String> changes,
            List<String> remarks,
            String nothing) {}

    ReadAttention(Trace trace, Axes axes, List<Slot> slots, AttentionMatrix combined, Words words) {
        this.trace = trace;
        this.axes = axes;
        this.slots = List.copyOf(slots);
        this.combined = combined;
        this.words = words;
    }

    public Trace trace() {
        return trace;
    }

    /** The tokens or words that are shown. */
    public Axes axes() {
        return axes;
    }

    /** Those that look, the rows. */
    public Axis queries() {
        return axes.queries();
    }

    /** Those that are looked at, the columns. */
    public Axis keys() {
        return axes.keys();
    }

    /** How many matrices are drawn over each other. */
    public int slots() {
        return slots.size();
    }

    /** One of the matrices, {@code [query units, key units]}. */
    public AttentionMatrix matrix(int slot) {
        return slots.get(slot).weights();
    }

    /** The head a matrix belongs to; empty where it is an aggregate. */
    public Optional<HeadRef> head(int slot) {
        return Optional.ofNullable(slots.get(slot).head());
    }

    /** All matrices as one: the only one, or the mean of the heads. */
    public AttentionMatrix combined() {
        return combined;
    }

    /** What is drawn, such as {@code head 8-11}, {@code heads 8-1, 8-3} or {@code rollout up to layer 8}. */
    public String names() {
        return words.names();
    }

    /** What {@link #combined} is, such as {@code mean of 12 heads of layer 8}. */
    public String label() {
        return words.label();
    }

    /** What a number is, such as {@code attention weight}. */
    public String measure() {
        return words.measure();
    }

    /** Whether each row of {@link #combined} sums to 1. */
    public boolean rowsSumToOne() {
        return words.rowsSumToOne();
    }

    /** Whether the numbers are the model's own weights, token by token. */
    public boolean isPlain() {
        return words.changes().isEmpty() && slots.stream().allMatch(slot -> slot.head() != null);
    }

    /** What was done to the weights, one clause each; empty where they are the model's own. */
    public List<String> changes() {
        return List.copyOf(words.changes());
    }

    /** What is left out and what to keep in mind, one clause each. */
    public List<String> remarks() {
        return List.copyOf(words.remarks());
    }

    /** The label and all that was done: {@code mean of 12 heads of layer 8 · [SEP] hidden as keys · whole words}. */
    public String caption() {
        List<String> parts = new ArrayList<>();
        parts.add(words.label());
        parts.addAll(words.changes());
        return String.join(" · ", parts);
    }

    /** What was done and what is left out, apart from the label; empty for the plain weights of heads. */
    public String statement() {
        List<String> parts = new ArrayList<>(words.changes());
        parts.addAll(words.remarks());
        return String.join(" · ", parts);
    }

    /** Why there is nothing to see, as a sentence; empty where there is something. */
    public String nothing() {
        return words.nothing();
    }
}
