package dev.headlight.analysis.heads;

import dev.headlight.core.Trace;
import java.util.Optional;

/** What heads are coloured or sorted by. */
public sealed interface HeadMeasure {
    /** Nothing: thumbnails of the weights, or the model's order. */
    HeadMeasure NONE = new None();

    /** The roles that heads play; no numbers. */
    HeadMeasure ROLES = new Roles();

    /** The numbers of all heads, by their statistics or the trace, if there are any for these texts. */
    Optional<HeadValues> values(HeadTable table, Trace trace);

    record None() implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table, Trace trace) {
            return Optional.empty();
        }
    }

    record Roles() implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table, Trace trace) {
            return Optional.empty();
        }
    }

    /** A number of the texts that are shown. */
    record Statistic(HeadStatistic statistic) implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table, Trace trace) {
            return Optional.of(table.values(statistic));
        }
    }

    /** How much heads fit what somebody looks for in the text that is shown. */
    record Found(HeadPattern pattern) implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table, Trace trace) {
            return pattern.values(trace);
        }
    }

    /** Numbers that somebody else worked out, such as what a prediction loses without a head. */
    record Given(HeadValues values) implements HeadMeasure {
        @Override
        public Optional<HeadValues> values(HeadTable table, Trace trace) {
            return values.fits(table.layers(), table.heads()) ? Optional.of(values) : Optional.empty();
        }
    }
}
