package dev.headlight.checkpoint.architecture;

/** Names as Google's BERT code has them, below a scope such as {@code module/}. */
public record TensorFlowBertNames(String scope) implements SlashedNames {
    @Override
    public String path(String module) {
        return scope + module.replace("encoder.layer.", "encoder.layer_").replace('.', '/');
    }
}
