package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code com.microsoft.MultiHeadAttention}: 2 sequences, 5 queries, 3 heads of 4. */
class MultiHeadAttentionTest {
    private static final int HEADS = 3;
    private static final int WIDTH = 12;
    private final Random random = new Random(13);

    private static SmallModel start() {
        return SmallModel.microsoft("MultiHeadAttention").set("num_heads", HEADS);
    }

    /** With as many keys as said. */
    private SmallModel apart(int keys) {
        return start().input("q", Numbers.random(random, 2, 5, WIDTH))
                .input("k", Numbers.random(random, 2, keys, WIDTH))
                .input("v", Numbers.random(random, 2, keys, WIDTH));
    }

    private Numbers split(int tokens) {
        return Numbers.random(random, 2, HEADS, tokens, 4);
    }

    private Numbers bias() {
        return Numbers.random(random, 36);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 17, 18, 21})
    void everyOperatorSetGivesTheSame(int opset) throws OnnxFormatException, OrtException {
        BothForms.of(apart(5).weight("b", bias()).opset(opset).outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void probabilitiesAreThoseComputedByHand() throws OnnxFormatException, OrtException {
        Numbers queries = Numbers.random(random, 2, 5, WIDTH);
        Numbers keys = Numbers.random(random, 2, 7, WIDTH);
        BothForms forms = BothForms.of(start().input("q", queries)
                        .input("k", keys)
                        .input("v", Numbers.random(random, 2, 7, WIDTH))
                        .outputs("y"))
                .agree();
        ByHand.assertSame(
                forms.probabilities(),
                ByHand.probabilities(ByHand.split(queries, HEADS), ByHand.split(keys, HEADS), 0.5, ByHand.NO_MASK));
    }

    @Test
    void valuesMayBeOfAnotherWidth() throws OnnxFormatException, OrtException {
        BothForms.of(start().input("q", Numbers.random(random, 2, 5, WIDTH))
                        .input("k", Numbers.random(random, 2, 7, WIDTH))
                        .input("v", Numbers.random(random, 2, 7, 18))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void keysAndValuesMayComeAlreadySplit() throws OnnxFormatException, OrtException {
        BothForms.of(start().input("q", Numbers.random(random, 2, 5, WIDTH))
                        .input("k", split(7))
                        .input("v", split(7))
                        .weight("b", bias())
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void allThreePackedAreTheSameAsApart() throws OnnxFormatException, OrtException {
        Numbers packed = Numbers.random(random, 2, 5, HEADS, 3, 4);
        BothForms forms =
                BothForms.rewritten(start().input("qkv", packed).outputs("y")).rowsSumToOne();
        for (int token = 0; token < 5; token++) {
            assertThat(forms.queries().at(1, 2, token, 3)).isEqualTo(packed.at(1, token, 2, 0, 3));
            assertThat(forms.keys().at(1, 2, token, 3)).isEqualTo(packed.at(1, token, 2, 1, 3));
            assertThat(forms.values().at(1, 2, token, 3)).isEqualTo(packed.at(1, token, 2, 2, 3));
        }
        ByHand.assertSame(
                forms.probabilities(), ByHand.probabilities(forms.queries(), forms.keys(), 0.5, ByHand.NO_MASK));
        BothForms.rewritten(start().input("qkv", packed)
                        .leftOut(2)
                        .weight("b", bias())
                        .outputs("y"))
                .rowsSumToOne();
    }

    @Test
    void keysAndValuesMayBePacked() throws OnnxFormatException, OrtException {
        Numbers packed = Numbers.random(random, 2, 7, HEADS, 2, 4);
        BothForms forms = BothForms.rewritten(start().input("q", Numbers.random(random, 2, 5, WIDTH))
                        .input("kv", packed)
                        .leftOut(1)
                        .outputs("y"))
                .rowsSumToOne();
        assertThat(forms.keys().at(1, 2, 6, 3)).isEqualTo(packed.at(1, 6, 2, 0, 3));
        assertThat(forms.values().at(1, 2, 6, 3)).isEqualTo(packed.at(1, 6, 2, 1, 3));
    }

    @Test
    void keysEndWhereAMaskOfLengthsSays() throws OnnxFormatException, OrtException {
        BothForms.of(apart(7).leftOut(1)
                        .input("mask", Numbers.integers(new long[] {2}, 7, 3))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aMaskMaySpeakOfEachKey() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 5}, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1);
        BothForms.of(apart(5).weight("b", bias()).input("mask", mask).outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aMaskMaySpeakOfEachPair() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.whole(OnnxJavaType.INT32, random, 0, 2, 2, 5, 7);
        BothForms.of(apart(7).leftOut(1)
                        .input("mask", mask)
                        .set("mask_filter_value", -50f)
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aBiasIsAddedToTheScores() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 7}, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0);
        BothForms.of(apart(7).leftOut(1)
                        .input("mask", mask)
                        .input("bias", Numbers.random(random, 2, HEADS, 5, 7))
                        .set("scale", 0.2f)
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
        BothForms.of(apart(7).leftOut(2)
                        .input("bias", Numbers.random(random, 1, 1, 5, 7))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void pastKeysComeFirstAndGoOn() throws OnnxFormatException, OrtException {
        BothForms forms = BothForms.of(apart(5).weight("b", bias())
                        .leftOut(2)
                        .input("past_k", split(3))
                        .input("past_v", split(3))
                        .set("unidirectional", 1)
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
        assertThat(forms.probabilities().at(0, 0, 0, 4)).isZero();
        assertThat(forms.probabilities().at(0, 0, 0, 3)).isPositive();
    }

    @Test
    void moreKeysThanQueriesAndUnidirectionalIsAsTheKernelHasIt() throws OnnxFormatException, OrtException {
        BothForms.of(apart(7).set("unidirectional", 1).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void presentKeysAreThereWithoutAPastToo() throws OnnxFormatException, OrtException {
        BothForms.of(apart(7).outputs("y", "present_k", "present_v")).agree().rowsSumToOne();
    }

    @Test
    void theNodesOwnScoresAreKept() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 7}, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0);
        BothForms.of(apart(7).leftOut(1).input("mask", mask).outputs("y", "", "", "qk"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void halfPrecisionAgreesAsFarAsItGoes() throws OnnxFormatException, OrtException {
        BothForms.of(SmallModel.microsoftHalf("MultiHeadAttention")
                        .set("num_heads", HEADS)
                        .input("q", Numbers.random(random, 2, 5, WIDTH).as(OnnxJavaType.FLOAT16))
                        .input("k", Numbers.random(random, 2, 7, WIDTH).as(OnnxJavaType.FLOAT16))
                        .input("v", Numbers.random(random, 2, 7, WIDTH).as(OnnxJavaType.FLOAT16))
                        .weight("b", bias().as(OnnxJavaType.FLOAT16))
                        .outputs("y", "present_k", "present_v"))
                .agreeWithin(1e-3)
                .rowsSumToOne();
    }
}
