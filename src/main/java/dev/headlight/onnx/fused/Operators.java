package dev.headlight.onnx.fused;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fused attention operators that are known, by name and domain. */
final class Operators {
    private static final Map<String, FusedOperator> KNOWN = Map.ofEntries(
            Map.entry("Attention", new StandardAttention()),
            Map.entry("com.microsoft.Attention", new PackedWeightsAttention()),
            Map.entry("com.microsoft.DecoderMaskedMultiHeadAttention", new DecoderMaskedAttention()),
            Map.entry("com.microsoft.PackedAttention", new PackedTokensAttention(true)),
            Map.entry("com.microsoft.PackedMultiHeadAttention", new PackedTokensAttention(false)),
            Map.entry("com.microsoft.GroupQueryAttention", new GroupQueryAttention()),
            Map.entry("com.microsoft.QAttention", new QuantizedAttention()),
            Map.entry("com.microsoft.MultiHeadAttention", new MultiHeadAttention()));

    private static final Set<String> WITHOUT_REWRITING = Set.of(
            "com.microsoft.DecoderAttention",
            "com.microsoft.DecoderMaskedSelfAttention",
            "com.microsoft.LongformerAttention",
            "com.microsoft.PagedAttention",
            "com.microsoft.QOrderedAttention",
            "com.microsoft.QOrderedLongformerAttention",
            "com.microsoft.SparseAttention");

    private Operators() {}

    static Optional<FusedOperator> find(String operator) {
        return Optional.ofNullable(KNOWN.get(operator));
    }

    /** Whether it computes attention that cannot be rewritten. */
    static boolean isRefused(String operator) {
        return WITHOUT_REWRITING.contains(operator);
    }
}
