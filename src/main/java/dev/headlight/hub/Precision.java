package dev.headlight.hub;

import java.util.List;
import java.util.Locale;

/** In how many bits the weights of a file are kept, as far as its name tells; the most exact first. */
public enum Precision {
    FULL("float32", 32),
    HALF("float16", 16),
    EIGHT_BITS("8-bit weights", 8),
    FOUR_BITS("4-bit weights", 4);

    private static final List<String> FOUR = List.of("q4", "bnb4", "int4", "q2", "nf4");
    private static final List<String> EIGHT = List.of("quant", "int8", "q8", "qdq");
    private static final List<String> HALVES = List.of("fp16", "float16", "bf16", "_o4");

    private final String words;
    private final int bitsPerNumber;

    Precision(String words, int bitsPerNumber) {
        this.words = words;
        this.bitsPerNumber = bitsPerNumber;
    }

    public int bitsPerNumber() {
        return bitsPerNumber;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** By the habits of exporters: {@code model_fp16.onnx}, {@code model_quantized.onnx}, {@code model_q4f16.onnx}. */
    static Precision ofName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (FOUR.stream().anyMatch(name::contains)) {
            return FOUR_BITS;
        }
        if (EIGHT.stream().anyMatch(name::contains)) {
            return EIGHT_BITS;
        }
        return HALVES.stream().anyMatch(name::contains) ? HALF : FULL;
    }
}
