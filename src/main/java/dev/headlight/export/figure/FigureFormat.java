package dev.headlight.export.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of pictures. */
public enum FigureFormat {
    /** Curves and text for the web and for drawing programs. */
    SVG,
    /** Curves and text for papers. */
    PDF,
    /** Pixels. */
    PNG;

    /** The end of a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a file's name ends in. */
    public static Optional<FigureFormat> ofName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith("." + format.extension()))
                .findFirst();
    }
}
