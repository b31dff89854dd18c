package dev.headlight.state;

import dev.headlight.analysis.prediction.Measure;
import dev.headlight.engine.Variant;
import java.util.List;
import java.util.function.Function;

/**
 * A row of runs that differ in one thing each, the number to take from each of them, and what to make of the numbers.
 *
 * @param variants all of one length
 * @param measures one for each variant
 * @param result makes something of the numbers, one for each variant in their order
 */
record SweepPlan<R>(List<Variant> variants, List<Measure> measures, Function<List<Double>, R> result) {
    SweepPlan {
        variants = List.copyOf(variants);
        measures = List.copyOf(measures);
        if (variants.size() != measures.size()) {
            throw new IllegalArgumentException(
                    "each variant needs a measure, found " + measures.size() + " for " + variants.size() + " variants");
        }
    }
}
