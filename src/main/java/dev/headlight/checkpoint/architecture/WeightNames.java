package dev.headlight.checkpoint.architecture;

/**
 * What a checkpoint calls the weights of a module, such as {@code bert.encoder.layer.0.output.dense}.
 *
 * <p>Modules have the names that PyTorch code has for them; each checkpoint format writes them in its own way.
 */
public interface WeightNames {
    /** The matrix of a linear layer. */
    String kernel(String module);

    /** Whether kernels are stored as {@code [out, in]} and not {@code [in, out]}. */
    boolean kernelsAreTransposed();

    /** The bias of a linear layer. */
    String bias(String module);

    /** The factor of a layer normalisation. */
    String normScale(String module);

    /** The summand of a layer normalisation. */
    String normBias(String module);

    /** A table of embeddings {@code [entries, width]}. */
    String embedding(String module);
}
