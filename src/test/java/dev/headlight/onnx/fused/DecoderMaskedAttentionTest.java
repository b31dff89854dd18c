package dev.headlight.onnx.fused;

import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code com.microsoft.DecoderMaskedMultiHeadAttention}: 4 sequences, 1 query, 2 heads of 8. */
class DecoderMaskedAttentionTest {
    private static final int HEADS = 2;
    private static final int WIDTH = 16;
    private final Random random = new Random(16);

    private static SmallModel start() {
        return SmallModel.microsoft("DecoderMaskedMultiHeadAttention").set("num_heads", HEADS);
    }

    private SmallModel self() {
        return start().input("q", Numbers.random(random, 4, 1, WIDTH))
                .input("k", Numbers.random(random, 4, 1, WIDTH))
                .input("v", Numbers.random(random, 4, 1, WIDTH));
    }

    private Numbers split(int tokens) {
        return Numbers.random(random, 4, HEADS, tokens, 8);
    }

    @Test
    void acrossToKeysOfAnEncoder() throws OnnxFormatException, OrtException {
        BothForms.of(start().input("q", Numbers.random(random, 4, 1, WIDTH))
                        .input("k", split(6))
                        .input("v", split(6))
                        .leftOut(7)
                        .weight("b", Numbers.random(random, 48))
                        .outputs("y"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void pastKeysInABufferWithFreePlaces() throws OnnxFormatException, OrtException {
        BothForms.of(self().set("past_present_share_buffer", 1)
                        .leftOut(2)
                        .input("past_k", split(9))
                        .input("past_v", split(9))
                        .input("past", Numbers.integers(new long[] {1}, 5))
                        .leftOut(2)
                        .weight("b", Numbers.random(random, 48))
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void pastKeysOfOtherBeams() throws OnnxFormatException, OrtException {
        BothForms.of(self().set("past_present_share_buffer", 1)
                        .leftOut(2)
                        .input("past_k", split(9))
                        .input("past_v", split(9))
                        .input("past", Numbers.integers(new long[] {1}, 5))
                        .input("width", Numbers.integers(new long[] {1}, 2))
                        .input("beams", Numbers.whole(ai.onnxruntime.OnnxJavaType.INT32, random, 0, 2, 2, 2, 9))
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }

    @Test
    void aMaskSpeaksOfEachKey() throws OnnxFormatException, OrtException {
        BothForms.of(self().set("past_present_share_buffer", 1)
                        .input("mask", Numbers.whole(ai.onnxruntime.OnnxJavaType.INT32, random, 0, 2, 4, 6))
                        .leftOut(1)
                        .input("past_k", split(9))
                        .input("past_v", split(9))
                        .input("past", Numbers.integers(new long[] {1}, 5))
                        .outputs("y", "present_k", "present_v"))
                .agree()
                .rowsSumToOne();
    }
}
