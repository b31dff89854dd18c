package dev.headlight.state;

import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.SentenceFilter;
import java.util.Collections;
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
 * @param reading how weights are read; what belongs to one text or model (hidden tokens, the filter of sentences,
 *     chosen heads) is not kept
 * @param layout how the tokens of the links are arranged
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
        Reading reading,
        LinksLayout layout,
        ViewMode view,
        double zoom,
        List<String> recent,
        @Nullable WindowPlace window) {
    /** Before the first use. */
    public static final Settings INITIAL = new Settings(
            Theme.SYSTEM,
            null,
            null,
            null,
            7,
            10,
            Reading.PLAIN,
            LinksLayout.COLUMNS,
            ViewMode.LINKS_AND_MATRIX,
            1,
            List.of(),
            null);

    public Settings {
        recent = List.copyOf(recent);
        reading = lasting(reading);
    }

    private static Reading lasting(Reading reading) {
        return reading.withHiding(reading.hiding()
                        .withTokens(Collections.emptySortedSet())
                        .withSentences(SentenceFilter.ALL))
                .withAggregate(reading.aggregate().withChosen(Collections.emptySortedSet()));
    }

    /** Whether nothing was typed yet on this machine. */
    public boolean isFirstStart() {
        return text == null;
    }

    public Settings withTheme(Theme other) {
        return new Settings(other, model, text, pair, layer, head, reading, layout, view, zoom, recent, window);
    }

    public Settings withView(ViewMode other) {
        return new Settings(theme, model, text, pair, layer, head, reading, layout, other, zoom, recent, window);
    }

    /** Place of the window on the desktop, in logical pixels. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
}
