package dev.headlight.state;

import dev.headlight.core.ModelDescription;

/** Where the opening of a model stands. */
public sealed interface ModelStatus {
    /** There is no model; {@code reason} says why and what to do. */
    record Missing(String reason) implements ModelStatus {}

    record Opening(ModelDescription model) implements ModelStatus {}

    record Open(ModelDescription model) implements ModelStatus {}

    /** The model could not be opened; {@code reason} says why and what to do. */
    record Failed(ModelDescription model, String reason) implements ModelStatus {}
}
