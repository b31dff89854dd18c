package dev.headlight.model;

import dev.headlight.onnx.StoragePrecision;
import java.util.Locale;

/** How the weights of an imported model are stored; it computes in float32 with each of them. */
public enum Precision {
    /** As exact as the source. */
    FP32(StoragePrecision.FLOAT32, 32),
    /** Half the size. */
    FP16(StoragePrecision.FLOAT16, 16),
    /** A quarter of the size: whole numbers with a factor for each channel. */
    INT8(StoragePrecision.INT8, 8);

    private final StoragePrecision storage;
    private final int bitsPerNumber;

    Precision(StoragePrecision storage, int bitsPerNumber) {
        this.storage = storage;
        this.bitsPerNumber = bitsPerNumber;
    }

    StoragePrecision storage() {
        return storage;
    }

    int bitsPerNumber() {
        return bitsPerNumber;
    }

    /** The name on the command line and in manifests, such as {@code fp16}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
