package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard {@code Attention}: 2 sequences, 5 queries, 4 heads of 3. */
class StandardAttentionTest {
    private static final int HEADS = 4;
    private final Random random = new Random(14);

    private SmallModel flat(int keys, int sharedHeads, int opset) {
        return SmallModel.standard("Attention", opset)
                .set("q_num_heads", HEADS)
                .set("kv_num_heads", sharedHeads)
                .input("q", Numbers.random(random, 2, 5, 12))
                .input("k", Numbers.random(random, 2, keys, 3L * sharedHeads))
                .input("v", Numbers.random(random, 2, keys, 3L * sharedHeads));
    }

    private SmallModel flat(int keys) {
        return flat(keys, HEADS, 23);
    }

    private SmallModel split(int keys, int sharedHeads) {
        return SmallModel.standard("Attention", 23)
                .input("q", Numbers.random(random, 2, HEADS, 5, 3))
                .input("k", Numbers.random(random, 2, sharedHeads, keys, 3))
                .input("v", Numbers.random(random, 2, sharedHeads, keys, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {23, 24})
    void bothOperatorSetsAgree(int opset) throws OnnxFormatException, OrtException {
        BothForms.of(flat(5, HEADS, opset).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void probabilitiesAreThoseComputedByHand() throws OnnxFormatException, OrtException {
        Numbers queries = Numbers.random(random, 2, 5, 12);
        Numbers keys = Numbers.random(random, 2, 7, 12);
        BothForms forms = BothForms.of(SmallModel.standard("Attention", 23)
                        .set("q_num_heads", HEADS)
                        .set("kv_num_heads", HEADS)
                        .set("qk_matmul_output_mode", 3)
                        .input("q", queries)
                        .input("k", keys)
                        .input("v", Numbers.random(random, 2, 7, 12))
                        .outputs("y", "", "", "own"))
                .agree();
        Numbers expected = ByHand.probabilities(
                ByHand.split(queries, HEADS), ByHand.split(keys, HEADS), 1 / Math.sqrt(3), ByHand.NO_MASK);
        ByHand.assertSame(forms.probabilities(), expected);
        ByHand.assertSame(forms.found("own"), expected);
    }

    @Test
    void headsMayBeSplitAlready() throws OnnxFormatException, OrtException {
        BothForms.of(split(7, HEADS).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void headsOfQueriesMayShareHeadsOfKeys() throws OnnxFormatException, OrtException {
        BothForms.of(split(7, 2).outputs("y")).agree().rowsSumToOne();
        BothForms.of(flat(7, 2, 23).outputs("y")).agree().rowsSumToOne();
        BothForms.of(flat(7, 1, 23).outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 3})
    void causal(int keys) throws OnnxFormatException, OrtException {
        BothForms.of(flat(keys).set("is_causal", 1).outputs("y")).agree().rowsSumToOne();
    }

    @Test
    void pastKeysComeFirstAndGoOn() throws OnnxFormatException, OrtException {
        for (long causal = 0; causal < 2; causal++) {
            BothForms.of(flat(5).set("is_causal", causal)
                            .leftOut(1)
                            .input("past_k", Numbers.random(random, 2, HEADS, 3, 3))
                            .input("past_v", Numbers.random(random, 2, HEADS, 3, 3))
                            .outputs("y", "present_k", "present_v"))
                    .agree()
                    .rowsSumToOne();
        }
    }

    @Test
    void masksOfBooleansOfAnyRank() throws OnnxFormatException, OrtException {
        for (long[] shape : new long[][] {{5, 7}, {HEADS, 5, 7}, {2, 1, 5, 7}, {2, HEADS, 5, 7}}) {
            Numbers mask = Numbers.whole(OnnxJavaType.BOOL, random, 0, 2, shape);
            BothForms.of(flat(7).input("mask", mask).outputs("y")).agree().rowsSumToOne();
        }
    }

    @Test
    void aQueryThatMaySeeNothingSeesNothing() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.of(OnnxJavaType.BOOL, new long[] {5, 3}, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0);
        BothForms.of(flat(3).input("mask", mask).outputs("y")).agree();
    }

    @Test
    void masksOfNumbersOfAnyRank() throws OnnxFormatException, OrtException {
        for (long[] shape : new long[][] {{5, 7}, {1, 1, 5, 7}, {2, HEADS, 5, 7}}) {
            BothForms.of(flat(7).input("mask", Numbers.random(random, shape))
                            .set("scale", 0.4f)
                            .outputs("y"))
                    .agree()
                    .rowsSumToOne();
        }
    }

    @Test
    void aMaskAndCausalGoTogether() throws OnnxFormatException, OrtException {
        Numbers mask = Numbers.whole(OnnxJavaType.BOOL, random, 0, 2, 5, 5);
        BothForms.of(flat(5).input("mask", mask).set("is_causal", 1).outputs("y"))
                .agree()
                .rowsSumToOne();
        BothForms.of(flat(5).input("mask", Numbers.random(random, 5, 5))
                        .set("is_causal", 1)
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyStageOfTheScoresIsAsTheKernelHasIt(int stage) throws OnnxFormatException, OrtException {
        BothForms.of(flat(7).input("mask", Numbers.random(random, 5, 7))
                        .set("softcap", 0.5f)
                        .set("qk_matmul_output_mode", stage)
                        .outputs("y", "", "", "own"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void keysMayEndEarlierInEachSequence() throws OnnxFormatException, OrtException {
        Numbers ends = Numbers.of(OnnxJavaType.INT64, new long[] {2}, 7, 4);
        BothForms.of(flat(7, HEADS, 24).leftOut(3).input("ends", ends).outputs("y"))
                .agree()
                .rowsSumToOne();
        BothForms.of(flat(7, HEADS, 24)
                        .leftOut(3)
                        .input("ends", Numbers.of(OnnxJavaType.INT64, new long[] {2}, 7, 6))
                        .set("is_causal", 1)
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void halfPrecisionAgreesAsFarAsItGoes() throws OnnxFormatException, OrtException {
        BothForms forms =
                BothForms.of(new HalfModel(random).model()).agreeWithin(2e-3).rowsSumToOne();
        assertThat(forms.probabilities().type()).isEqualTo(OnnxJavaType.FLOAT);
    }

    private record HalfModel(Random random) {
        SmallModel model() {
            return SmallModel.standardHalf("Attention", 23)
                    .input("q", Numbers.random(random, 2, HEADS, 5, 3).as(OnnxJavaType.FLOAT16))
                    .input("k", Numbers.random(random, 2, HEADS, 7, 3).as(OnnxJavaType.FLOAT16))
                    .input("v", Numbers.random(random, 2, HEADS, 7, 3).as(OnnxJavaType.FLOAT16))
                    .input("mask", Numbers.random(random, 5, 7).as(OnnxJavaType.FLOAT16))
                    .outputs("y");
        }
    }
}
