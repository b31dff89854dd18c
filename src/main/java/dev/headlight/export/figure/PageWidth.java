package dev.headlight.export.figure;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide a page is.
 *
 * @param pixels whole logical pixels, 96 to the inch
 */
public record PageWidth(int pixels) {
    private static final int LEAST = 120;
    private static final int MOST = 8000;

    /** What {@link #parse} takes, for messages. */
    public static final String EXPECTED = "pixels such as 1200, a length such as 3.5in or 88mm, column, page or slide; "
            + LEAST + " to " + MOST + " pixels, 96 to the inch";

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,4})?)(px|in|cm|mm|pt|)");
    private static final double INCH = 96;
    private static final Map<String, Double> UNITS =
            Map.of("", 1.0, "px", 1.0, "in", INCH, "cm", INCH / 2.54, "mm", INCH / 25.4, "pt", INCH / 72);

    /** A column and the full width of a paper in two columns, and half of 1920 pixels. */
    private static final Map<String, Double> NAMES = Map.of("column", 3.5 * INCH, "page", 7.2 * INCH, "slide", 960.0);

    /** Reads {@code 1200}, {@code 3.5in}, {@code column}; empty where it is none or out of bounds. */
    public static Optional<PageWidth> parse(String text) {
        Matcher length = LENGTH.matcher(text);
        Optional<Double> wanted = Optional.ofNullable(NAMES.get(text));
        if (length.matches()) {
            wanted = Optional.of(Double.parseDouble(length.group(1)) * UNITS.getOrDefault(length.group(2), 1.0));
        }
        return wanted.map(pixels -> new PageWidth((int) Math.round(pixels)))
                .filter(width -> width.pixels >= LEAST && width.pixels <= MOST);
    }
}
