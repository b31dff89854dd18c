package dev.headlight.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What survives a restart.
 *
 * @param theme the chosen look
 * @param model id of the model that was open, or the path that it was opened by, or null
 * @param text the last first sentence, or null before the first use
 * @param pair the last second sentence, or null
 * @param layer the selected layer, from 0
 * @param head the selected head, from 0
 * @param share of attention that links cover, 0..1
 * @param view what the middle shows
 * @param zoom how large everything is shown, 1 is the usual size
 * @param recent where models were opened from, the newest first
 * @param window where the window was, or null
 */
public record Settings(
        Theme theme,
        @Nullable String model,
        @Nullable String text,
        @Nullable String pair,
        int layer,
        int head,
        double share,
        ViewMode view,
        double zoom,
        List<String> recent,
        @Nullable WindowPlace window) {
    /** Before the first use. */
    public static final Settings INITIAL =
            new Settings(Theme.SYSTEM, null, null, null, 7, 10, 0.9, ViewMode.LINKS_AND_MATRIX, 1, List.of(), null);

    public Settings {
        recent = List.copyOf(recent);
    }

    /** Whether nothing was typed yet on this machine. */
    public boolean isFirstStart() {
        return text == null;
    }

    public Settings withTheme(Theme other) {
        return new Settings(other, model, text, pair, layer, head, share, view, zoom, recent, window);
    }

    public Settings withView(ViewMode other) {
        return new Settings(theme, model, text, pair, layer, head, share, other, zoom, recent, window);
    }

    /** Place of the window on the desktop, in logical pixels. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
}
