package dev.headlight.session;

import dev.headlight.state.GridLook;
import dev.headlight.state.Notes;
import dev.headlight.state.ViewMode;
import org.jspecify.annotations.Nullable;

/**
 * Everything a window shows, to be opened again.
 *
 * @param main what is looked at
 * @param view what the middle shows
 * @param compared what it is compared with, or null
 * @param keepsHeads whether that stays with its own heads
 * @param notes what was written down
 * @param grid how the grid of heads looks
 */
public record Session(
        SavedSide main, ViewMode view, @Nullable SavedSide compared, boolean keepsHeads, Notes notes, GridLook grid) {
    /** Whether every trace is in it, so that it opens without any model. */
    public boolean carriesTraces() {
        return main.trace() != null && (compared == null || compared.trace() != null);
    }

    public Session withoutTraces() {
        return new Session(
                main.withTrace(null),
                view,
                compared == null ? null : compared.withTrace(null),
                keepsHeads,
                notes,
                grid);
    }
}
