package dev.headlight.checkpoint.architecture;

/** Names as Google's code for TensorFlow forms them: modules are folders, and weights have names of their own. */
sealed interface SlashedNames extends WeightNames permits TensorFlowBertNames, TensorFlowNames {
    /** The last part of the module that predicts words. */
    String DECODER = "decoder";

    /** A module with slashes, scope included. */
    String path(String module);

    @Override
    default String kernel(String module) {
        return path(module) + "/kernel";
    }

    @Override
    default boolean kernelsAreTransposed() {
        return false;
    }

    @Override
    default String bias(String module) {
        String path = path(module);
        // The bias of the vocabulary stands alone: its matrix is the word embeddings.
        return path.endsWith(DECODER)
                ? path.substring(0, path.length() - DECODER.length()) + "output_bias"
                : path + "/bias";
    }

    @Override
    default String normScale(String module) {
        return path(module) + "/gamma";
    }

    @Override
    default String normBias(String module) {
        return path(module) + "/beta";
    }

    @Override
    default String embedding(String module) {
        return path(module);
    }
}
