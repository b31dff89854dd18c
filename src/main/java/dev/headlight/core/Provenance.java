package dev.headlight.core;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a trace comes from, so that a picture can be made again.
 *
 * @param model the model's id in the store, such as {@code bert-base-uncased}
 * @param modelName the name shown to people
 * @param sha256 of the model's ONNX file, which names the sha256 of its weights where they are apart
 * @param runtime the runtime and its version
 * @param duration of the run of the model alone
 * @param switchedOff heads that passed nothing on; their attentions are there nevertheless
 */
public record Provenance(
        String model,
        String modelName,
        String sha256,
        String runtime,
        Duration duration,
        SortedSet<HeadRef> switchedOff) {
    public Provenance {
        switchedOff = Collections.unmodifiableSortedSet(new TreeSet<>(switchedOff));
    }

    /** With all heads on. */
    public Provenance(String model, String modelName, String sha256, String runtime, Duration duration) {
        this(model, modelName, sha256, runtime, duration, Collections.emptySortedSet());
    }
}
