package dev.headlight.export.numbers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files that a trace can be written to, known by their ending. */
public enum TraceFormat {
    /** Every tensor, with texts and tokens in the header. */
    SAFETENSORS(true),
    /** Every tensor, ids, tokens and texts as arrays of NumPy. */
    NPZ(true),
    /** The attentions as one array of NumPy, nothing else. */
    NPY(false),
    /** Everything as text. */
    JSON(true),
    /** The attentions as a table, a line for each row of each head. */
    CSV(false),
    /** The same with tabs. */
    TSV(false);

    private final boolean holdsDetails;

    TraceFormat(boolean holdsDetails) {
        this.holdsDetails = holdsDetails;
    }

    /** The end of a file's name, without the point. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is room for more than the attentions. */
    public boolean holdsDetails() {
        return holdsDetails;
    }

    /** The format that the end of a file's name stands for, in small letters or capitals. */
    public static Optional<TraceFormat> of(Path file) {
        Path name = file.getFileName();
        String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith("." + format.extension()))
                .findFirst();
    }

    /** All endings, such as {@code .safetensors, .npz}. */
    public static String extensions() {
        return Arrays.stream(values()).map(format -> "." + format.extension()).collect(Collectors.joining(", "));
    }
}
