package dev.headlight.export.html;

import dev.headlight.figure.FigureTheme;
import org.jspecify.annotations.Nullable;

/**
 * How a page looks when it opens, beside its selection.
 *
 * @param theme the look, or null for that of the reader's system
 * @param width of the page in CSS pixels where the window has room for it; 0 for all of the window
 * @param still a picture above all else, or null
 */
public record PageStart(
        @Nullable FigureTheme theme, double width, @Nullable Still still) {
    public static final PageStart PLAIN = new PageStart(null, 0, null);

    /**
     * A figure that does not change.
     *
     * @param name its heading, such as {@code Neurons}
     * @param words what it shows, for those who do not see it
     * @param svg the whole file
     */
    public record Still(String name, String words, String svg) {}
}
