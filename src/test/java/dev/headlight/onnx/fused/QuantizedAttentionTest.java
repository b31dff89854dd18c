package dev.headlight.onnx.fused;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code com.microsoft.QAttention}: 2 sequences of 5 tokens, 3 heads of 4, input of width 8. */
class QuantizedAttentionTest {
    private static final int HEADS = 3;
    private final Random random = new Random(12);

    private Numbers unsigned(long... shape) {
        return Numbers.whole(OnnxJavaType.UINT8, random, 0, 256, shape);
    }

    private Numbers signed(long... shape) {
        return Numbers.whole(OnnxJavaType.INT8, random, -128, 128, shape);
    }

    private SmallModel start(Numbers input, Numbers weights) {
        return SmallModel.microsoft("QAttention")
                .set("num_heads", HEADS)
                .input("x", input)
                .weight("w", weights)
                .weight("b", Numbers.random(random, 36))
                .weight("x_scale", Numbers.scalar(0.01f))
                .weight("w_scale", Numbers.scalar(0.005f));
    }

    @Test
    void withoutZeroPoints() throws OnnxFormatException, OrtException {
        BothForms.of(start(unsigned(2, 5, 8), signed(8, 36)).outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void withZeroPointsAndMask() throws OnnxFormatException, OrtException {
        BothForms.of(start(unsigned(2, 5, 8), unsigned(8, 36))
                        .input("mask", Numbers.integers(new long[] {2, 5}, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1))
                        .weight("x_zero", Numbers.of(OnnxJavaType.UINT8, new long[0], 120))
                        .weight("w_zero", Numbers.of(OnnxJavaType.UINT8, new long[0], 131))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void withScalesAndZeroPointsOfEachColumnAndAPast() throws OnnxFormatException, OrtException {
        BothForms.of(SmallModel.microsoft("QAttention")
                        .set("num_heads", HEADS)
                        .set("unidirectional", 1)
                        .input("x", unsigned(2, 5, 8))
                        .weight("w", signed(8, 36))
                        .weight("b", Numbers.random(random, 36))
                        .input("x_scale", Numbers.scalar(0.01f))
                        .weight("w_scale", Numbers.random(random, 36))
                        .leftOut(1)
                        .weight("x_zero", Numbers.of(OnnxJavaType.UINT8, new long[0], 99))
                        .weight("w_zero", signed(36))
                        .input("past", Numbers.random(random, 2, 2, HEADS, 3, 4))
                        .outputs("y", "present"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void probabilitiesAreThoseComputedByHand() throws OnnxFormatException, OrtException {
        Numbers input = unsigned(2, 5, 8);
        Numbers weights = signed(8, 36);
        Numbers bias = Numbers.random(random, 36);
        BothForms forms = BothForms.of(SmallModel.microsoft("QAttention")
                        .set("num_heads", HEADS)
                        .input("x", input)
                        .weight("w", weights)
                        .weight("b", bias)
                        .weight("x_scale", Numbers.scalar(0.01f))
                        .weight("w_scale", Numbers.scalar(0.005f))
                        .leftOut(1)
                        .weight("x_zero", Numbers.of(OnnxJavaType.UINT8, new long[0], 120))
                        .outputs("y"))
                .agree();
        Numbers plainInput = input.scaled(120, 0.01f);
        Numbers plainWeights = weights.scaled(0, 0.005f);
        Numbers queries = ByHand.projection(plainInput, plainWeights, bias, 0, HEADS, 4);
        Numbers keys = ByHand.projection(plainInput, plainWeights, bias, 12, HEADS, 4);
        ByHand.assertSame(forms.queries(), queries);
        ByHand.assertSame(forms.probabilities(), ByHand.probabilities(queries, keys, 0.5, ByHand.NO_MASK));
    }
}
