package dev.headlight.model;

import java.util.Locale;

/** How weights are stored; the runtime computes in float32 with all of them. */
public enum StoragePrecision {
    /** As exact as the source. */
    FP32,
    /** Half the size. */
    FP16,
    /** A quarter of the size, matrices as whole numbers with a factor for each column. */
    INT8;

    /** The name on the command line and in manifests, such as {@code fp16}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
