package dev.headlight.analysis.prediction;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What becomes of a measure when each head is switched off by itself.
 *
 * @param text what was asked
 * @param measured what the measure is, for people
 * @param original the measure with no further head switched off
 * @param without the measure without each head, heads of the first layer first: {@code [layers * heads]}
 * @param headsPerLayer heads in a layer
 */
public record HeadEffects(
        TokenizedText text, String measured, double original, List<Double> without, int headsPerLayer) {
    public HeadEffects {
        without = List.copyOf(without);
    }

    public int layers() {
        return without.size() / headsPerLayer;
    }

    /** The measure without one head. */
    public double without(HeadRef head) {
        return without.get(head.layer() * headsPerLayer + head.head());
    }

    /** What switching the head off adds to the measure: negative where the head spoke for it. */
    public double change(HeadRef head) {
        return without(head) - original;
    }

    /** The largest change in either direction, 0 or more. */
    public double largest() {
        return without.stream()
                .mapToDouble(value -> Math.abs(value - original))
                .max()
                .orElse(0);
    }

    /** The heads with the largest changes in either direction, the largest first. */
    public List<HeadRef> strongest(int count) {
        return all().sorted(Comparator.comparingDouble((HeadRef head) -> -Math.abs(change(head)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    private Stream<HeadRef> all() {
        return IntStream.range(0, without.size())
                .mapToObj(index -> new HeadRef(index / headsPerLayer, index % headsPerLayer));
    }
}
