package dev.headlight.onnx.fused;

import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sequences of 3 and 2 tokens without padding, 2 heads of 4; the runtime on the CPU has no kernel for these. */
class PackedTokensAttentionTest {
    private static final int HEADS = 2;
    private static final int[] SEQUENCE = {0, 0, 0, 1, 1};
    private final Random random = new Random(18);

    private static void assertSeparate(BothForms forms) {
        Numbers expected = ByHand.probabilities(
                forms.queries(),
                forms.keys(),
                0.5,
                (batch, head, query, key) -> SEQUENCE[query] == SEQUENCE[key] ? 0 : Double.NEGATIVE_INFINITY);
        ByHand.assertSame(forms.probabilities(), expected);
    }

    private static Numbers boundaries() {
        return Numbers.integers(new long[] {3}, 0, 3, 5);
    }

    private static Numbers offsets() {
        return Numbers.integers(new long[] {2, 3}, 0, 1, 2, 3, 4, 5);
    }

    @Test
    void eachSequenceSeesOnlyItself() throws OnnxFormatException, OrtException {
        assertSeparate(BothForms.rewritten(SmallModel.microsoft("PackedAttention")
                        .set("num_heads", HEADS)
                        .input("x", Numbers.random(random, 5, 6))
                        .weight("w", Numbers.random(random, 6, 24))
                        .weight("b", Numbers.random(random, 24))
                        .input("offsets", offsets())
                        .input("boundaries", boundaries())
                        .outputs("y"))
                .rowsSumToOne());
    }

    @Test
    void projectedOutsideItIsTheSame() throws OnnxFormatException, OrtException {
        assertSeparate(BothForms.rewritten(SmallModel.microsoft("PackedMultiHeadAttention")
                        .set("num_heads", HEADS)
                        .weight("q", Numbers.random(random, 5, 8))
                        .weight("k", Numbers.random(random, 5, 8))
                        .weight("v", Numbers.random(random, 5, 8))
                        .leftOut(1)
                        .input("offsets", offsets())
                        .input("boundaries", boundaries())
                        .outputs("y"))
                .rowsSumToOne());
    }
}
