package dev.headlight.core;

import java.util.List;

/**
 * How a model came to be what is in its folder.
 *
 * @param producer the program that wrote the original file, such as {@code pytorch 2.3.0}; empty where it does not say
 * @param opset version of the operators, such as {@code 17}, others behind it, such as {@code 17, com.microsoft 1}
 * @param precision how the weights are stored: {@code fp32}, {@code fp16} or {@code int8}
 * @param tokenizer kind of tokenizer and where it came from, in words
 * @param attentions one for each layer
 */
public record ModelOrigin(
        String producer, String opset, String precision, String tokenizer, List<AttentionOrigin> attentions) {
    /** Nothing is known. */
    public static final ModelOrigin UNKNOWN = new ModelOrigin("", "", "fp32", "", List.of());

    public ModelOrigin {
        attentions = List.copyOf(attentions);
    }

    /** Whether tokens look only at those before them. */
    public boolean isCausal() {
        return attentions.stream().anyMatch(attention -> attention.kind() == AttentionKind.CAUSAL);
    }
}
