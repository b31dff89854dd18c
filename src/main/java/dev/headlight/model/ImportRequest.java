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
 * @param replaces whether a model of that name in the store may be replaced
 * @param origin where the source came from if that says more than its path, or null
 */
public record ImportRequest(
        Path source,
        @Nullable String name,
        @Nullable String variant,
        Precision precision,
        boolean replaces,
        @Nullable Origin origin) {
    /**
     * Where a source came from.
     *
     * @param source in words, such as the address of a page
     * @param licence SPDX identifier, or empty if unknown
     */
    public record Origin(String source, String licence) {}

    /** The best that the source holds, in full precision, under the name that it suggests. */
    public static ImportRequest of(Path source) {
        return new ImportRequest(source, null, null, Precision.FP32, false, null);
    }

    public ImportRequest withVariant(@Nullable String wanted) {
        return new ImportRequest(source, name, wanted, precision, replaces, origin);
    }
}
