package dev.headlight.ui;

import dev.headlight.export.figure.PageWidth;
import java.util.List;
import java.util.Optional;

/** The widths that the export sheet offers, and those that can be typed. */
final class ExportWidth {
    static final String AS_IN_WINDOW = "as in the window";

    static final List<String> NAMES = List.of(AS_IN_WINDOW, "column", "page", "slide", "1200", "88mm");

    private ExportWidth() {}

    /** Logical pixels, 0 for the window's; empty where the text is no width. */
    static Optional<Double> pixels(String text) {
        return text.equals(AS_IN_WINDOW)
                ? Optional.of(0.0)
                : PageWidth.parse(text.strip()).map(width -> (double) width.pixels());
    }

    static String explain(String text) {
        if (text.equals(AS_IN_WINDOW)) {
            return "or column (3.5in), page (7.2in), slide, pixels, 88mm …";
        }
        return PageWidth.parse(text.strip())
                .map(width -> width.pixels() + " pixels, 96 to the inch")
                .orElse("Expected " + PageWidth.EXPECTED + ".");
    }
}
