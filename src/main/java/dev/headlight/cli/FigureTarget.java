package dev.headlight.cli;

import dev.headlight.core.WholeFile;
import dev.headlight.export.figure.FigureFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file a figure goes into.
 *
 * @param format of the picture as the file's name says, or null for an interactive page
 */
record FigureTarget(Path file, @Nullable FigureFormat format) {
    private static final String PAGE = ".html";

    static FigureTarget of(Path file) throws CommandFailedException {
        Path path = file.getFileName();
        String name = path == null ? "" : path.toString();
        FigureFormat format = FigureFormat.ofName(name).orElse(null);
        if (format == null && !name.toLowerCase(Locale.ROOT).endsWith(PAGE)) {
            throw new CommandFailedException("The name of the file says which format it gets: expected FILE.svg,"
                    + " FILE.pdf, FILE.png or FILE.html, found " + file + ".");
        }
        try {
            WholeFile.check(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
        return new FigureTarget(file, format);
    }

    static CommandFailedException failed(Path file, IOException why) {
        return new CommandFailedException(
                "The file " + file + " could not be written: " + why.getMessage() + ". Choose another with --out.",
                why);
    }

    /** Whether it holds the grid, the links and the matrix to be looked at in a browser, whatever the view. */
    boolean isPage() {
        return format == null;
    }

    boolean isVector() {
        return format != FigureFormat.PNG;
    }
}
