package dev.headlight.engine;

import ai.onnxruntime.OnnxJavaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The graph inputs that the engine knows how to feed. */
enum GraphInput {
    /** Vocabulary numbers, {@code [1, tokens]}. */
    INPUT_IDS("input_ids", OnnxJavaType.INT64, 2),
    /** 1 for every token, since nothing is padded, {@code [1, tokens]}. */
    ATTENTION_MASK("attention_mask", OnnxJavaType.INT64, 2),
    /** 0 for the first sentence and 1 for the second, {@code [1, tokens]}. */
    TOKEN_TYPE_IDS("token_type_ids", OnnxJavaType.INT64, 2),
    /** 1 for heads that are on and 0 for those switched off, {@code [layers, heads]}. */
    HEAD_MASK("head_mask", OnnxJavaType.FLOAT, 2),
    /** Places to predict a token for, {@code [k]}; k may be 0. */
    PREDICTION_POSITIONS("prediction_positions", OnnxJavaType.INT64, 1);

    private final String externalName;
    private final OnnxJavaType type;
    private final int rank;

    GraphInput(String externalName, OnnxJavaType type, int rank) {
        this.externalName = externalName;
        this.type = type;
        this.rank = rank;
    }

    String externalName() {
        return externalName;
    }

    OnnxJavaType type() {
        return type;
    }

    int rank() {
        return rank;
    }

    static Optional<GraphInput> named(String name) {
        return Arrays.stream(values())
                .filter(input -> input.externalName.equals(name))
                .findFirst();
    }

    static String allNames() {
        return Arrays.stream(values()).map(GraphInput::externalName).collect(Collectors.joining(", "));
    }
}
