package dev.headlight.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Width and height of a picture in pixels. */
record ImageSize(int width, int height) {
    /** The size the window is designed for. */
    static final String STANDARD = "1440x900";

    private static final int LEAST_WIDTH = 800;
    private static final int LEAST_HEIGHT = 500;
    private static final int MOST_WIDTH = 3840;
    private static final int MOST_HEIGHT = 2160;

    /** Reads {@code 1440x900}. */
    static final class Converter implements ITypeConverter<ImageSize> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

        @Override
        public ImageSize convert(String value) {
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                throw new TypeConversionException("expected width x height such as 1440x900, found \"" + value + "\"");
            }
            ImageSize size = new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (size.width < LEAST_WIDTH
                    || size.width > MOST_WIDTH
                    || size.height < LEAST_HEIGHT
                    || size.height > MOST_HEIGHT) {
                throw new TypeConversionException("expected " + LEAST_WIDTH + "x" + LEAST_HEIGHT + " to " + MOST_WIDTH
                        + "x" + MOST_HEIGHT + ", found \"" + value + "\"");
            }
            return size;
        }
    }
}
