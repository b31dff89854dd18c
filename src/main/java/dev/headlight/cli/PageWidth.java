package dev.headlight.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How wide a page is.
 *
 * @param pixels whole logical pixels, 96 to the inch
 */
record PageWidth(int pixels) {
    private static final int LEAST = 120;
    private static final int MOST = 8000;

    /** Reads {@code 1200}, {@code 3.5in}, {@code 88mm}, {@code column}. */
    static final class Converter implements ITypeConverter<PageWidth> {
        private static final Pattern LENGTH = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,4})?)(px|in|cm|mm|pt|)");
        private static final Map<String, Double> UNITS =
                Map.of("", 1.0, "px", 1.0, "in", 96.0, "cm", 96 / 2.54, "mm", 96 / 25.4, "pt", 96 / 72.0);
        private static final Map<String, Double> NAMES = Map.of("column", 3.5, "page", 7.2, "slide", 10.0);

        @Override
        public PageWidth convert(String value) {
            Double inches = NAMES.get(value);
            Matcher length = LENGTH.matcher(value);
            if (inches == null && !length.matches()) {
                throw new TypeConversionException(
                        "expected pixels such as 1200, a length such as 3.5in or 88mm, column, page or slide, found \""
                                + value + "\"");
            }
            double wanted = inches == null
                    ? Double.parseDouble(length.group(1)) * UNITS.getOrDefault(length.group(2), 1.0)
                    : inches * 96;
            PageWidth width = new PageWidth((int) Math.round(wanted));
            if (width.pixels < LEAST || width.pixels > MOST) {
                throw new TypeConversionException(
                        "expected " + LEAST + " to " + MOST + " pixels, 96 to the inch, found \"" + value + "\"");
            }
            return width;
        }
    }
}
