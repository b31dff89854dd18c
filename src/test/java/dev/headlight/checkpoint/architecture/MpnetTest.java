package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MPNet does otherwise than BERT, against a plain forward pass. */
class MpnetTest extends EncoderKin {
    private static Layer mpnet(int number) {
        String layer = "mpnet.encoder.layer." + number + ".";
        return new Layer(
                layer + "attention.attn.q",
                layer + "attention.attn.k",
                layer + "attention.attn.v",
                layer + "attention.attn.o",
                layer + "attention.LayerNorm",
                layer + "intermediate.dense",
                layer + "output.dense",
                layer + "output.LayerNorm");
    }

    /** T5's buckets of 32 up to 128 in whole numbers: n is in the k-th wide one if n² reaches 64 times 2 to the k. */
    private static int bucket(int keyLessQuery) {
        int side = keyLessQuery > 0 ? 16 : 0;
        int steps = Math.abs(keyLessQuery);
        if (steps < 8) {
            return side + steps;
        }
        int wide = 0;
        while (wide < 7 && steps * steps >= 64 << (wide + 1)) {
            wide++;
        }
        return side + 8 + wide;
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 40})
    void mpnetAddsABiasByDistanceAfterScaling(int rows) throws IOException, OrtException {
        int tokens = 150;
        addEmbeddings("mpnet.", WIDTH, tokens + 2);
        mpnet(0).addTo(weights, WIDTH, WIDE);
        mpnet(1).addTo(weights, WIDTH, WIDE);
        weights.table("mpnet.encoder.relative_attention_bias", rows, HEADS);
        double[][] biases = weights.rows("mpnet.encoder.relative_attention_bias.weight");
        Scores scores =
                (head, query, key, i, j) -> Scores.SCALED.score(head, query, key, i, j) + biases[bucket(j - i)][head];
        int[] ids = IntStream.range(0, tokens).map(i -> 2 + i * 7 % 15).toArray();
        PlainEncoder plain = plain("gelu");
        double[][] state = plain.seen(
                embedded("mpnet.", ids, IntStream.range(2, tokens + 2).toArray()));
        state = plain.layer(mpnet(0), state, scores);
        plain.layer(mpnet(1), state, scores);
        try (ExportRun export = export(
                "mpnet",
                ", 'max_position_embeddings': " + (tokens + 2) + ", 'relative_attention_num_buckets': " + rows
                        + ", 'pad_token_id': 0")) {
            assertThat(export.export().sizes().maxTokens()).isEqualTo(tokens);
            Agreement.assertSameLayers(export.run(longs(ids)), plain, HEADS);
        }
    }

    @Test
    void bucketsOfDistancesAreThoseOfTheDefinition() {
        assertThat(LongStream.rangeClosed(-600, 600).map(PositionBuckets::bucket))
                .containsExactlyElementsOf(LongStream.rangeClosed(-600, 600)
                        .mapToObj(distance -> (long) bucket((int) distance))
                        .toList());
    }
}
