package dev.headlight.ui;

import dev.headlight.analysis.reading.Axes;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How a window reads its traces. Readings are asked for on painter threads; what takes long is worked out when nothing
 * is being painted, and the views are told when there is more to see.
 */
final class WindowReadings {
    private final Readings readings;
    private final WhenIdle<Boolean> slow;
    private final ReadOnlyIntegerWrapper completed = new ReadOnlyIntegerWrapper();
    private boolean isWorking;

    WindowReadings(Painters painters, Readings readings) {
        this.readings = readings;
        slow = new WhenIdle<>(painters, this::done);
    }

    private void done(boolean isMore) {
        isWorking = false;
        if (isMore) {
            completed.set(completed.get() + 1);
        }
    }

    /** What all views share. */
    Readings shared() {
        return readings;
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
