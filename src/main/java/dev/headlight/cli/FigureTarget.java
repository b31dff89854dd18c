package dev.headlight.cli;

import dev.headlight.core.WholeFile;
import dev.headlight.export.figure.FigureFormat;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The file a figure goes into.
 *
 * @param format as the file's name says
 */
record FigureTarget(Path file, FigureFormat format) {
    static FigureTarget of(Path file) throws CommandFailedException {
        Path name = file.getFileName();
        FigureFormat format = FigureFormat.ofName(name == null ? "" : name.toString())
                .orElseThrow(() -> new CommandFailedException("The name of the file says which format it gets: expected"
                        + " FILE.svg, FILE.pdf or FILE.png, found " + file + "."));
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

    boolean isVector() {
        return format != FigureFormat.PNG;
    }
}
