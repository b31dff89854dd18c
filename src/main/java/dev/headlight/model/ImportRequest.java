package dev.headlight.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and how.
 *
 * @param source a file or folder
 * @param name the model's name in the store, or null for the one the source suggests
 * @param variant which ONNX file to take where there are several, or null for the best
 * @param precision how the weights are to be stored: {@code fp32}, {@code fp16} or {@code int8}
 * @param ifTaken what is done where the store has a model of that name from another source
 * @param origin where the source came from if that says more than its path, or null
 */
public record ImportRequest(
        Path source,
        @Nullable String name,
        @Nullable String variant,
        Precision precision,
        IfTaken ifTaken,
        @Nullable Origin origin) {
    /**
     * Where a source came from.
     *
     * @param source in words, such as the address of a page
     * @param licence SPDX identifier, or empty if unknown
     */
    public record Origin(String source, String licence) {}

    /** What is done where a name is taken. */
    public enum IfTaken {
        /** The import fails and says what to do. */
        REFUSE,
        /** The other model goes. */
        REPLACE,
        /** The name gets a number. */
        NUMBER
    }

    /** The best that the source holds, in full precision, under the name that it suggests. */
    public static ImportRequest of(Path source) {
        return new ImportRequest(source, null, null, Precision.FP32, IfTaken.REFUSE, null);
    }

    public ImportRequest withVariant(@Nullable String wanted) {
        return new ImportRequest(source, name, wanted, precision, ifTaken, origin);
    }

    public ImportRequest withPrecision(Precision wanted) {
        return new ImportRequest(source, name, variant, wanted, ifTaken, origin);
    }

    public ImportRequest withIfTaken(IfTaken wanted) {
        return new ImportRequest(source, name, variant, precision, wanted, origin);
    }
}
