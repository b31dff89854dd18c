package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code com.microsoft.GroupQueryAttention}: 4 heads of queries of size 32 share 2 heads of keys. The kernel computes wrongly unless
 * the present keys are asked for, and leaves in them what it likes where a sequence is shorter.
 */
class GroupQueryAttentionTest {
    private static final int HEADS = 4;
    private static final int SHARED = 2;
    private static final int SIZE = 32;
    private static final int LONGEST = 12;
    private final Random random = new Random(15);

    private static SmallModel start() {
        return SmallModel.microsoft("GroupQueryAttention")
                .set("num_heads", HEADS)
                .set("kv_num_heads", SHARED);
    }

    private SmallModel apart(int batch, int tokens) {
        return start().input("q", Numbers.random(random, batch, tokens, HEADS * SIZE))
                .input("k", Numbers.random(random, batch, tokens, SHARED * SIZE))
                .input("v", Numbers.random(random, batch, tokens, SHARED * SIZE));
    }

    private SmallModel past(SmallModel model, int batch, int places) {
        return model.input("past_k", Numbers.random(random, batch, SHARED, places, SIZE))
                .input("past_v", Numbers.random(random, batch, SHARED, places, SIZE));
    }

    private static SmallModel lengths(SmallModel model, int total, int... lastPlaces) {
        return model.input("last", Numbers.integers(new long[] {lastPlaces.length}, lastPlaces))
                .input("total", Numbers.integers(new long[0], total));
    }

    private SmallModel angles(SmallModel model, int pairs) {
        double[] cosines = new double[LONGEST * pairs];
        double[] sines = new double[LONGEST * pairs];
        for (int i = 0; i < cosines.length; i++) {
            int position = i / pairs;
            double angle = position / Math.pow(100, (double) (i % pairs) / pairs);
            cosines[i] = Math.cos(angle);
            sines[i] = Math.sin(angle);
        }
        return model.weight("cos", Numbers.of(OnnxJavaType.FLOAT, new long[] {LONGEST, pairs}, cosines))
                .weight("sin", Numbers.of(OnnxJavaType.FLOAT, new long[] {LONGEST, pairs}, sines));
    }

    @Test
    void aFirstPromptIsCausal() throws OnnxFormatException, OrtException {
        Numbers queries = Numbers.random(random, 1, 5, HEADS * SIZE);
        Numbers keys = Numbers.random(random, 1, 5, HEADS * SIZE);
        SmallModel model = SmallModel.microsoft("GroupQueryAttention")
                .set("num_heads", HEADS)
                .set("kv_num_heads", HEADS)
                .input("q", queries)
                .input("k", keys)
                .input("v", Numbers.random(random, 1, 5, HEADS * SIZE))
                .leftOut(2);
        BothForms forms = BothForms.of(lengths(model, 5, 4).outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
        Numbers expected = ByHand.probabilities(
                ByHand.split(queries, HEADS),
                ByHand.split(keys, HEADS),
                1 / Math.sqrt(SIZE),
                (batch, head, query, key) -> key > query ? Double.NEGATIVE_INFINITY : 0);
        ByHand.assertSame(forms.probabilities(), expected);
    }

    @Test
    void headsShareKeys() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(apart(2, 5).leftOut(2), 5, 4, 4).outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void allThreeMayBePacked() throws OnnxFormatException, OrtException {
        SmallModel model = start().input("qkv", Numbers.random(random, 1, 5, (HEADS + 2 * SHARED) * SIZE))
                .leftOut(4);
        BothForms.of(lengths(model, 5, 4).outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aShorterPromptOfTheBatchIsPaddedAtItsEnd() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(apart(2, 5).leftOut(2), 5, 4, 2).outputs("y", "present_k", "present_v"))
                .agreeOn("y")
                .rowsSumToOne();
    }

    @Test
    void aNextTokenSeesThePast() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(past(apart(1, 1), 1, 5), 6, 5).outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void severalNextTokensSeeThePast() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(past(apart(1, 3), 1, 5), 8, 7).outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void pastsOfDifferentLengths() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(past(apart(2, 1), 2, 5), 6, 5, 3).outputs("y", "present_k", "present_v"))
                .agreeOn("y")
                .rowsSumToOne();
    }

    @Test
    void aBufferMayHoldMorePlacesThanAreInUse() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(past(apart(1, 1), 1, 9), 4, 3).outputs("y", "present_k", "present_v"))
                .agreeOn("y")
                .rowsSumToOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void rotation(int interleaved) throws OnnxFormatException, OrtException {
        for (int pairs : new int[] {SIZE / 2, SIZE / 4}) {
            SmallModel prompt = lengths(apart(2, 5).leftOut(2), 5, 4, 4);
            BothForms.of(angles(prompt, pairs)
                            .set("do_rotary", 1)
                            .set("rotary_interleaved", interleaved)
                            .outputs("y", "present_k", "present_v"))
                    .agree()
                    .rowsSumToOne();
            SmallModel next = lengths(past(apart(2, 1), 2, 5), 6, 5, 3);
            BothForms.of(angles(next, pairs)
                            .set("do_rotary", 1)
                            .set("rotary_interleaved", interleaved)
                            .outputs("y", "present_k", "present_v"))
                    .agreeOn("y")
                    .rowsSumToOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aLocalWindowHidesFarKeys(int window) throws OnnxFormatException, OrtException {
        BothForms.of(lengths(apart(1, 6).leftOut(2), 6, 5)
                        .set("local_window_size", window)
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
        BothForms.of(lengths(past(apart(1, 1), 1, 5), 6, 5)
                        .set("local_window_size", window)
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void scaleCapAndBias() throws OnnxFormatException, OrtException {
        SmallModel model = lengths(past(apart(1, 3), 1, 5), 8, 7);
        BothForms.of(model.leftOut(3)
                        .input("bias", Numbers.random(random, 1, HEADS, 3, 8))
                        .set("scale", 0.7f)
                        .set("softcap", 0.8f)
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void theNodesOwnProbabilitiesAreTheSame() throws OnnxFormatException, OrtException {
        BothForms forms = BothForms.of(lengths(past(apart(1, 3), 1, 5), 8, 7)
                        .set("qk_output", 2)
                        .outputs("y", "present_k", "present_v", "own"))
                .agree()
                .rowsSumToOne();
        assertThat(forms.found("own").numbers())
                .containsExactly(forms.probabilities().numbers());
    }

    @Test
    void aPlaceToLookAtNothing() throws OnnxFormatException, OrtException {
        BothForms.of(lengths(apart(1, 5).leftOut(2), 5, 4)
                        .set("smooth_softmax", 1)
                        .outputs("y", "present_k", "present_v"))
                .agree();
        BothForms.of(lengths(apart(1, 5).leftOut(2), 5, 4)
                        .leftOut(4)
                        .input("sink", Numbers.random(random, HEADS))
                        .outputs("y", "present_k", "present_v"))
                .agree();
    }
}
