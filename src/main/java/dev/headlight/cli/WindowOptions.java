package dev.headlight.cli;

import dev.headlight.state.Theme;
import dev.headlight.state.ViewMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the window is to be opened.
 *
 * @param text the first sentence, or null for what the window shows by itself
 * @param textPair the second sentence, or null where there is none
 * @param model id of the model, a path, a saved session or a link; null for the usual model
 * @param screenshot where to save a picture of the window instead of leaving it open, or null
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param theme the look, or null for the usual one
 * @param view what the middle shows, or null for the usual view
 */
public record WindowOptions(
        @Nullable String text,
        @Nullable String textPair,
        @Nullable String model,
        @Nullable Path screenshot,
        int width,
        int height,
        @Nullable Theme theme,
        @Nullable ViewMode view) {
    /** The saved session or link that was named in the place of a model, or null. */
    public @Nullable String session() {
        return model != null && SessionArgument.isSession(model) ? model : null;
    }
}
