package dev.headlight.model;

/**
 * How much room a model takes as it lies there, and about how much once it is stored.
 *
 * @param bytes of its files
 * @param bitsPerNumber of its weights, as far as names and headers tell
 * @param isGraph whether it is an ONNX file, whose numbers are never widened; those of a checkpoint become float32
 */
public record StoredSize(long bytes, int bitsPerNumber, boolean isGraph) {
    private static final int FULL_BITS = 32;

    /** About how many bytes the model takes in the store. */
    public long stored(Precision precision) {
        boolean isNarrow = bitsPerNumber < FULL_BITS;
        if (isGraph && isNarrow) {
            return bytes;
        }
        return bytes / bitsPerNumber * precision.bitsPerNumber();
    }
}
