package dev.headlight.model;

import java.nio.file.Path;

/**
 * One of the forms of a model that lie at a path.
 *
 * @param name of the file below that path, or {@value #CHECKPOINT}
 * @param location what to open to have just this form
 * @param form what it is, in words
 * @param size how much room it takes
 */
public record ModelVariant(String name, Path location, String form, StoredSize size) {
    static final String CHECKPOINT = "Checkpoint";
}
