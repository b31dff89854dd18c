package dev.headlight.ui;

import dev.headlight.analysis.reading.Axes;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.analysis.reading.ValueNorms;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How a window reads its traces. Readings are asked for on painter threads; what takes long is worked out when nothing
 * is being painted, and the views are told when there is more to see.
 */
final class WindowReadings {
    private final Readings readings;
    private final Readings pinned;
    private final WhenIdle<Boolean> slow;
    private final WhenIdle<Boolean> slowPinned;
    private final ReadOnlyIntegerWrapper completed = new ReadOnlyIntegerWrapper();
    private boolean isWorking;

    /** @param norms how long the vectors are that heads pass on; asked on any thread */
    WindowReadings(Painters painters, Function<Trace, ValueNorms> norms) {
        this.readings = new Readings(norms);
        this.pinned = new Readings(norms);
        slow = new WhenIdle<>(painters, this::done);
        slowPinned = new WhenIdle<>(painters, this::tell);
    }

    private void done(boolean isMore) {
        isWorking = false;
        tell(isMore);
    }

    private void tell(boolean isMore) {
        if (isMore) {
            completed.set(completed.get() + 1);
        }
    }

    /** What all views share. */
    Readings shared() {
        return readings;
    }

    /** Those of the trace that another one is compared with, which is kept apart so that neither drives the other out. */
    Readings pinned() {
        return pinned;
    }

    /** Begins what is missing for the pinned trace. JavaFX thread only. */
    void completePinned(Trace trace, Selection selection) {
        pinned.missing(trace, selection)
                .ifPresent(work -> slowPinned.request(() -> {
                    work.run();
                    return true;
                }));
    }

    /** The trace as the selection reads it; any thread but the JavaFX thread, because it may take a while. */
    ReadAttention of(Trace trace, Selection selection) {
        return readings.of(trace, selection);
    }

    /** Which tokens or words are shown; quick. */
    static Axes axes(Trace trace, Selection selection) {
        return Axes.of(trace.text(), selection.reading());
    }

    /** Changes when a reading that was incomplete has become more complete. */
    ReadOnlyIntegerProperty completedProperty() {
        return completed.getReadOnlyProperty();
    }

    /** Begins what is missing for a selection and ends what was begun for another. JavaFX thread only. */
    void complete(@Nullable Trace trace, Selection selection) {
        Optional<Readings.SlowWork> missing = trace == null ? Optional.empty() : readings.missing(trace, selection);
        if (missing.isPresent()) {
            isWorking = true;
            Readings.SlowWork work = missing.get();
            slow.request(() -> {
                work.run();
                return true;
            });
        } else if (isWorking) {
            slow.request(() -> false);
        }
    }
}
