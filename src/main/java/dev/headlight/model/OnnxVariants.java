package dev.headlight.model;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of several exports of one model to take: full precision first, then half, then quantised. */
final class OnnxVariants {
    /** Parts of file names, as exporters and the hub write them. */
    private static final List<String> QUANTISED =
            List.of("int8", "uint8", "quant", "q4", "bnb4", "int4", "avx512", "avx2", "arm64", "q8", "u8s8");

    private static final List<String> FOUR = List.of("q4", "bnb4", "int4");
    private static final int FULL_BITS = 32;
    private static final int HALF_BITS = 16;
    private static final int FOUR_BITS = 4;
    private static final List<String> HALF = List.of("fp16", "float16", "bf16", "_half");

    /** Only a part of a model, or a graph that the runtime already rewrote. */
    private static final List<String> SPECIAL = List.of("decoder", "merged", "with_past", "_o1", "_o2", "_o3", "_o4");

    private OnnxVariants() {}

    static List<Path> bestFirst(List<Path> files) {
        return files.stream()
                .sorted(Comparator.comparingInt(OnnxVariants::rank)
                        .thenComparingInt(file -> name(file).length())
                        .thenComparing(Path::toString))
                .toList();
    }

    /** How exact the numbers are, as far as the name tells. */
    static String words(Path file) {
        return switch (bits(file)) {
            case FULL_BITS -> "float32";
            case HALF_BITS -> "float16";
            default -> "quantised";
        };
    }

    /** How many bits a number has, as far as the name tells. */
    static int bits(Path file) {
        String name = name(file);
        if (hasAny(name, QUANTISED)) {
            return hasAny(name, FOUR) ? FOUR_BITS : Byte.SIZE;
        }
        return hasAny(name, HALF) ? HALF_BITS : FULL_BITS;
    }

    private static int rank(Path file) {
        String name = name(file);
        int special = hasAny(name, SPECIAL) ? 1 : 0;
        if (hasAny(name, QUANTISED)) {
            return 4 + special;
        }
        return (hasAny(name, HALF) ? 2 : 0) + special;
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean hasAny(String name, List<String> parts) {
        return parts.stream().anyMatch(name::contains);
    }
}
