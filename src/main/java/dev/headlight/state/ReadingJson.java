package dev.headlight.state;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Threshold;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shape of a reading in the settings file; the share of a threshold stands beside it. Every field may be absent. */
record ReadingJson(
        @Nullable Boolean specialKeys,
        @Nullable Boolean specialQueries,
        @Nullable Boolean rescales,
        @Nullable Boolean words,
        @Nullable Boolean valueWeighted,
        Aggregate.@Nullable Over over,
        Aggregate.@Nullable Combination combination,
        Threshold.@Nullable Kind threshold,
        @Nullable Double least,
        @Nullable Integer count) {
    static ReadingJson of(Reading reading) {
        return new ReadingJson(
                reading.hiding().specialKeys(),
                reading.hiding().specialQueries(),
                reading.hiding().rescales(),
                reading.words(),
                reading.valueWeighted(),
                reading.aggregate().over(),
                reading.aggregate().combination(),
                reading.threshold().kind(),
                reading.threshold().least(),
                reading.threshold().count());
    }

    Reading toReading() {
        return Reading.PLAIN
                .withHiding(Hiding.NOTHING
                        .withSpecialKeys(isTrue(specialKeys))
                        .withSpecialQueries(isTrue(specialQueries))
                        .withRescaling(isTrue(rescales)))
                .withWords(isTrue(words))
                .withValueWeighted(isTrue(valueWeighted))
                .withAggregate(Aggregate.NONE
                        .withOver(Objects.requireNonNullElse(over, Aggregate.NONE.over()))
                        .withCombination(Objects.requireNonNullElse(combination, Aggregate.NONE.combination())))
                .withThreshold(toThreshold());
    }

    private Threshold toThreshold() {
        Threshold usual = Threshold.USUAL;
        double bound = least == null || least.isNaN() ? usual.least() : Math.clamp(least, 0.0, 1.0);
        int links = Math.clamp(Objects.requireNonNullElse(count, usual.count()), 1, Threshold.MOST_LINKS);
        return new Threshold(Objects.requireNonNullElse(threshold, usual.kind()), usual.share(), bound, links);
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
