package dev.headlight.onnx;

/**
 * How the large weights of a model are stored on the disk. All models compute in float32: the runtime widens what is
 * stored narrower once, when it loads the model, so a run takes the same time in each.
 */
public enum StoragePrecision {
    /** As published, up to float32. */
    FLOAT32,

    /** Matrices and embeddings in half the bytes, 11 bits a number; what exceeds 65504 becomes 65504. */
    FLOAT16,

    /** Matrices and embeddings in a quarter of the bytes: whole numbers from -127 to 127 and one factor a channel. */
    INT8
}
