package dev.headlight.analysis.heads;

import dev.headlight.core.HeadRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One number for each head of a model, with what people need to read it. Immutable; compared by content, which is small.
 *
 * @param name a few words for menus and legends, such as {@code to previous}
 * @param meaning one sentence that says what was measured
 * @param domain which numbers the ends of a colour map stand for
 * @param heads in each layer
 * @param numbers {@code layers * heads} of them, layer by layer; NaN where there is none
 */
public record HeadValues(String name, String meaning, Domain domain, int heads, List<Double> numbers) {
    public HeadValues {
        numbers = List.copyOf(numbers);
        if (heads < 1 || numbers.isEmpty() || numbers.size() % heads != 0) {
            throw new IllegalArgumentException(numbers.size() + " numbers do not fill layers of " + heads + " heads");
        }
    }

    /**
     * The numbers that the ends of a colour map stand for.
     *
     * @param isDiverging whether there is a middle that differs from both ends: then {@code low = -high}
     */
    public record Domain(double low, double high, boolean isDiverging) {
        public Domain {
            if (!(low <= high)) {
                throw new IllegalArgumentException("a domain goes upwards, found " + low + " to " + high);
            }
        }

        public static Domain between(double low, double high) {
            return new Domain(low, high, false);
        }

        /** From {@code -most} to {@code most}, for differences. */
        public static Domain around0(double most) {
            return new Domain(-most, most, true);
        }

        /** The place of a number on the colour map, 0..1; the middle where the domain is a point. */
        public double place(double number) {
            return high == low ? 0.5 : Math.clamp((number - low) / (high - low), 0, 1);
        }
    }

    /** Asks for the number of each head. */
    public static HeadValues of(
            String name, String meaning, Domain domain, int layers, int heads, ToDoubleFunction<HeadRef> number) {
        List<Double> numbers = new ArrayList<>(layers * heads);
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                numbers.add(number.applyAsDouble(new HeadRef(layer, head)));
            }
        }
        return new HeadValues(name, meaning, domain, heads, numbers);
    }

    public int layers() {
        return numbers.size() / heads;
    }

    /** Whether these are numbers of a model of that size. */
    public boolean fits(int layers, int headsPerLayer) {
        return layers() == layers && heads == headsPerLayer;
    }

    /** The number of a head, or NaN where there is none. */
    public double of(HeadRef head) {
        return numbers.get(head.layer() * heads + head.head());
    }

    /** The number as people read it: four decimals, signed where the domain has two sides, or a dash. */
    public String text(HeadRef head) {
        double number = of(head);
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, domain.isDiverging ? "%+.4f" : "%.4f", number);
    }

    /** All heads, the largest number first; of equal ones the earlier head, heads without a number last. */
    public List<HeadRef> ranked() {
        List<HeadRef> all = new ArrayList<>();
        for (int place = 0; place < numbers.size(); place++) {
            all.add(new HeadRef(place / heads, place % heads));
        }
        all.sort(Comparator.comparingDouble(this::forRank).reversed().thenComparing(Comparator.naturalOrder()));
        return List.copyOf(all);
    }

    private double forRank(HeadRef head) {
        double number = of(head);
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }
}
