package dev.headlight.checkpoint.architecture;

/** Names as Google's BERT code has them, below a scope such as {@code module/}. */
public record TensorFlowBertNames(String scope) implements WeightNames {
    @Override
    public String kernel(String module) {
        return path(module) + "/kernel";
    }

    @Override
    public boolean kernelsAreTransposed() {
        return false;
    }

    @Override
    public String bias(String module) {
        // The bias of the vocabulary stands alone: its matrix is the word embeddings.
        return module.equals("cls.predictions.decoder")
                ? scope + "cls/predictions/output_bias"
                : path(module) + "/bias";
    }

    @Override
    public String normScale(String module) {
        return path(module) + "/gamma";
    }

    @Override
    public String normBias(String module) {
        return path(module) + "/beta";
    }

    @Override
    public String embedding(String module) {
        return path(module);
    }

    private String path(String module) {
        return scope + module.replace("encoder.layer.", "encoder.layer_").replace('.', '/');
    }
}
