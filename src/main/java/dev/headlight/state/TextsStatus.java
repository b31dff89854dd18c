package dev.headlight.state;

/** Where a run over a file of texts stands. */
public sealed interface TextsStatus {
    /** Nothing is under way. */
    record Idle() implements TextsStatus {}

    /**
     * @param name of the file
     * @param texts done so far
     * @param fraction of the file that is read, 0..1
     */
    record Running(String name, long texts, double fraction) implements TextsStatus {}

    /** It could not be done; {@code reason} says why and what to do. */
    record Failed(String reason) implements TextsStatus {}
}
