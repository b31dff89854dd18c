package dev.headlight.analysis.heads;

import java.util.Optional;

/** What heads are coloured or sorted by. */
public sealed interface HeadMeasure {
    /** Nothing: thumbnails of the weights, or the model's order. */
    HeadMeasure NONE = new None();

    /** The roles that heads play; no numbers. */
    HeadMeasure ROLES = new Roles();

    /** The numbers of all heads, if there are any for these texts. */
    Optional<HeadValues> values(HeadTable table);

    record None() implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table) {
            return Optional.empty();
        }
    }

    record Roles() implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table) {
            return Optional.empty();
        }
    }

    /** A number of the texts that are shown. */
    record Statistic(HeadStatistic statistic) implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table) {
            return Optional.of(table.values(statistic));
        }
    }

    /** Numbers that somebody else worked out, such as what a prediction loses without a head. */
    record Given(HeadValues values) implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table) {
            return values.fits(table.layers(), table.heads()) ? Optional.of(values) : Optional.empty();
        }
    }
}
