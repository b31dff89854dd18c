package dev.headlight.cli;

import dev.headlight.core.Trace;
import dev.headlight.core.WholeFile;
import dev.headlight.export.numbers.TraceFile;
import dev.headlight.export.numbers.TraceFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Where a trace is written to, and how. */
record TraceOutput(Path file, TraceFormat format) {
    /**
     * Looks at everything that can be wrong before a model is opened.
     *
     * @param hasDetails whether more than attentions is to be written
     */
    static TraceOutput of(Path file, boolean hasDetails) throws CommandFailedException {
        check(file);
        TraceFormat format = TraceFormat.of(file)
                .orElseThrow(() -> new CommandFailedException(
                        "The end of a file's name says how it is written: expected one of " + TraceFormat.extensions()
                                + ", found " + file.getFileName() + ". Choose another with --out."));
        if (hasDetails && !format.holdsDetails()) {
            throw new CommandFailedException("A ." + format.extension()
                    + " file holds the attentions only, and --include asks for more: name the file .safetensors, .npz"
                    + " or .json, or leave out --include.");
        }
        return new TraceOutput(file, format);
    }

    private static void check(Path file) throws CommandFailedException {
        try {
            WholeFile.check(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    void write(Trace trace) throws CommandFailedException {
        try {
            TraceFile.write(trace, format, file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static CommandFailedException failed(Path file, IOException e) {
        return new CommandFailedException(
                "The file " + file + " could not be written: " + e.getMessage() + ". Choose another with --out.", e);
    }
}
