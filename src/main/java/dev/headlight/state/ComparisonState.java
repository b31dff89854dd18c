package dev.headlight.state;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What the present trace is compared with. Used on the JavaFX thread. */
public final class ComparisonState {
    private final ReadOnlyObjectWrapper<@Nullable PinnedTrace> pinned = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty keepsHeads = new SimpleBooleanProperty();

    /** B; null until something is pinned. */
    public ReadOnlyObjectProperty<@Nullable PinnedTrace> pinnedProperty() {
        return pinned.getReadOnlyProperty();
    }

    /** Whether B stays with the heads it was pinned with; else it shows the heads that are selected now. */
    public BooleanProperty keepsHeadsProperty() {
        return keepsHeads;
    }

    /** Keeps a trace as B. */
    public void pin(Trace trace, Selection selection) {
        pinned.set(new PinnedTrace(
                trace,
                selection
                        .withHeads(selection.shownLayer(), selection.shownHeads())
                        .withHoveredHead(null)));
    }

    /** Puts back what was pinned. */
    void restore(@Nullable PinnedTrace before, boolean keeps) {
        pinned.set(before);
        keepsHeads.set(keeps);
    }

    /** Lets B go. */
    public void unpin() {
        pinned.set(null);
        keepsHeads.set(false);
    }
}
