package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code com.microsoft.Attention}: 2 sequences of 5 tokens, 3 heads of 4, input of width 7. */
class PackedWeightsAttentionTest {
    private static final int HEADS = 3;
    private final Random random = new Random(11);

    private SmallModel start() {
        return start(SmallModel.microsoft("Attention"));
    }

    private SmallModel start(SmallModel model) {
        return model.set("num_heads", HEADS)
                .input("x", Numbers.random(random, 2, 5, 7))
                .weight("w", Numbers.random(random, 7, 36))
                .weight("b", Numbers.random(random, 36));
    }

    private Numbers past(int length) {
        return Numbers.random(random, 2, 2, HEADS, length, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 15, 17, 18, 20, 21})
    void everyOperatorSetGivesTheSame(int opset) throws OnnxFormatException, OrtException {
        BothForms.of(start().opset(opset).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void probabilitiesAreThoseComputedByHand() throws OnnxFormatException, OrtException {
        Numbers input = Numbers.random(random, 2, 5, 7);
        Numbers weights = Numbers.random(random, 7, 36);
        Numbers bias = Numbers.random(random, 36);
        BothForms forms = BothForms.of(SmallModel.microsoft("Attention")
                        .set("num_heads", HEADS)
                        .input("x", input)
                        .weight("w", weights)
                        .weight("b", bias)
                        .outputs("y"))
                .agree();
        Numbers queries = ByHand.projection(input, weights, bias, 0, HEADS, 4);
        Numbers keys = ByHand.projection(input, weights, bias, 12, HEADS, 4);
        ByHand.assertSame(forms.queries(), queries);
        ByHand.assertSame(forms.keys(), keys);
        ByHand.assertSame(forms.values(), ByHand.projection(input, weights, bias, 24, HEADS, 4));
        ByHand.assertSame(forms.probabilities(), ByHand.probabilities(queries, keys, 0.5, ByHand.NO_MASK));
    }

    @Test
    void weightsMayBeInputsWhoseSizesAreOpen() throws OnnxFormatException, OrtException {
        BothForms.of(SmallModel.microsoft("Attention")
                        .set("num_heads", HEADS)
                        .input("x", Numbers.random(random, 2, 5, 7))
                        .input("w", Numbers.random(random, 7, 36))
                        .input("b", Numbers.random(random, 36))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    /** The runtime's kernel follows a null pointer there and takes the process with it. */
    @Test
    void theBiasMayBeLeftOut() throws OnnxFormatException, OrtException {
        Numbers input = Numbers.random(random, 2, 5, 7);
        Numbers weights = Numbers.random(random, 7, 36);
        Numbers none = Numbers.of(OnnxJavaType.FLOAT, new long[] {36}, new double[36]);
        BothForms forms = BothForms.rewritten(SmallModel.microsoft("Attention")
                .set("num_heads", HEADS)
                .input("x", input)
                .weight("w", weights)
                .outputs("y"));
        Numbers queries = ByHand.projection(input, weights, none, 0, HEADS, 4);
        Numbers keys = ByHand.projection(input, weights, none, 12, HEADS, 4);
        ByHand.assertSame(forms.probabilities(), ByHand.probabilities(queries, keys, 0.5, ByHand.NO_MASK));
    }

    @Test
    void valuesMayBeOfAnotherWidth() throws OnnxFormatException, OrtException {
        BothForms.of(SmallModel.microsoft("Attention")
                        .set("num_heads", HEADS)
                        .setAll("qkv_hidden_sizes", 12, 12, 18)
                        .input("x", Numbers.random(random, 2, 5, 7))
                        .weight("w", Numbers.random(random, 7, 42))
                        .weight("b", Numbers.random(random, 42))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void keysEndWhereAMaskOfLengthsSays() throws OnnxFormatException, OrtException {
        BothForms forms = BothForms.of(start().input("mask", Numbers.integers(new long[] {2}, 5, 3))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
        assertThat(forms.probabilities().at(1, 2, 4, 3)).isZero();
        assertThat(forms.probabilities().at(1, 2, 4, 2)).isPositive();
    }

    @Test
    void keysStartAndEndWhereAMaskOfBothSays() throws OnnxFormatException, OrtException {
        BothForms forms = BothForms.of(start().input("mask", Numbers.integers(new long[] {4}, 5, 3, 2, 1))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
        assertThat(forms.probabilities().at(0, 0, 0, 1)).isZero();
        assertThat(forms.probabilities().at(1, 0, 0, 0)).isZero();
    }

    @Test
    void aMaskMayHoldStartsForVariableLengthsToo() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {8}, 4, 5, 0, 4, 9, 0, 5, 10);
        BothForms.of(start().input("mask", mask).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void aMaskMaySpeakOfEachKey() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 5}, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1);
        BothForms.of(start().input("mask", mask).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void aMaskOfOneColumnStandsForNone() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 1}, 1, 1);
        BothForms.of(start().input("mask", mask).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void aMaskMaySpeakOfEachPair() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.whole(OnnxJavaType.INT32, random, 0, 2, 2, 5, 5);
        BothForms.of(start().input("mask", mask).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void aRowWithoutAnyAllowedKeyIsAsTheKernelHasIt() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 5}, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1);
        BothForms.of(start().set("mask_filter_value", -Float.MAX_VALUE)
                        .input("mask", mask)
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aMaskOfMegatronIsCutToItsRowsAndColumns() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.whole(OnnxJavaType.INT32, random, 0, 2, 2, 1, 9, 9);
        BothForms forms = BothForms.rewritten(
                        start().input("mask", mask).input("past", past(3)).outputs("y", "present"))
                .rowsSumToOne();
        Numbers expected = ByHand.probabilities(
                forms.queries(),
                forms.keys(),
                0.5,
                (batch, head, query, key) -> mask.at(batch, 0, query + 3, key) > 0 ? 0 : -10_000);
        ByHand.assertSame(forms.probabilities(), expected);
    }

    @Test
    void laterKeysAreHiddenWhereItIsUnidirectional() throws OnnxFormatException, OrtException {
        BothForms forms = BothForms.of(start().set("unidirectional", 1).outputs("y"))
                .agree()
                .rowsSumToOne();
        assertThat(forms.probabilities().at(0, 0, 2, 3)).isZero();
    }

    @Test
    void unidirectionalAndMaskGoTogether() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 5}, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0);
        BothForms.of(start().set("unidirectional", 1)
                        .set("mask_filter_value", -Float.MAX_VALUE)
                        .input("mask", mask)
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void pastKeysComeFirstAndGoOn() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 8}, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1);
        BothForms.of(start().set("unidirectional", 1)
                        .input("mask", mask)
                        .input("past", past(3))
                        .outputs("y", "present"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void anEmptyPastIsNoPast() throws OnnxFormatException, OrtException {
        BothForms.of(start().set("unidirectional", 1)
                        .leftOut(1)
                        .input("past", past(0))
                        .outputs("y", "present"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aBiasIsAddedToTheScores() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.integers(new long[] {2, 5}, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1);
        BothForms.of(start().set("scale", 0.3f)
                        .input("mask", mask)
                        .leftOut(1)
                        .input("bias", Numbers.random(random, 1, HEADS, 5, 5))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
        BothForms.of(start().leftOut(2)
                        .input("bias", Numbers.random(random, 2, 1, 5, 5))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void halfPrecisionAgreesAsFarAsItGoes() throws OnnxFormatException, OrtException {
        SmallModel model = SmallModel.microsoftHalf("Attention")
                .set("num_heads", HEADS)
                .set("unidirectional", 1)
                .input("x", Numbers.random(random, 2, 5, 7).as(OnnxJavaType.FLOAT16))
                .weight("w", Numbers.random(random, 7, 36).as(OnnxJavaType.FLOAT16))
                .weight("b", Numbers.random(random, 36).as(OnnxJavaType.FLOAT16))
                .leftOut(1)
                .input("past", past(3).as(OnnxJavaType.FLOAT16))
                .outputs("y", "present");
        BothForms.of(model).agreeWithin(1e-3).rowsSumToOne();
    }
}
