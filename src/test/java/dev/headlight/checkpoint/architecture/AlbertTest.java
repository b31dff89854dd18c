package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ALBERT does otherwise than BERT, against a plain forward pass. */
class AlbertTest extends EncoderKin {
    private static Layer albert(int group, int inner) {
        String layer = "albert.encoder.albert_layer_groups." + group + ".albert_layers." + inner + ".";
        return new Layer(
                layer + "attention.query",
                layer + "attention.key",
                layer + "attention.value",
                layer + "attention.dense",
                layer + "attention.LayerNorm",
                layer + "ffn",
                layer + "ffn_output",
                layer + "full_layer_layer_norm");
    }

    /** Five layers of two passes each; three groups of 5/3 layers start at 0, 2 and 4. */
    @Test
    void albertSharesLayersInGroupsAndInsideOfThem() throws IOException, OrtException {
        addEmbeddings("albert.", NARROW, 9);
        addTypes("albert.", 2, NARROW);
        weights.linear("albert.encoder.embedding_hidden_mapping_in", NARROW, WIDTH)
                .linear("albert.pooler", WIDTH, WIDTH)
                .linear("classifier", WIDTH, 2);
        for (int group = 0; group < 3; group++) {
            albert(group, 0).addTo(weights, WIDTH, WIDE);
            albert(group, 1).addTo(weights, WIDTH, WIDE);
        }
        PlainEncoder plain = plain("gelu_new");
        double[][] narrow = embedded("albert.", new int[] {3, 4, 5}, new int[] {0, 1, 2});
        double[][] state = plain.seen(PlainMath.linear(weights, "albert.encoder.embedding_hidden_mapping_in", narrow));
        for (int group : new int[] {0, 0, 1, 1, 2}) {
            state = plain.layer(albert(group, 0), state, Scores.SCALED);
            state = plain.layer(albert(group, 1), state, Scores.SCALED);
        }
        JsonObject config = config(
                "albert",
                ", 'embedding_size': 8, 'max_position_embeddings': 9, 'num_hidden_groups': 3, 'inner_group_num': 2,"
                        + " 'architectures': ['AlbertForSequenceClassification']");
        config.addProperty("num_hidden_layers", 5);
        try (ExportRun export = ExportRun.of(config, weights, folder.resolve("model"))) {
            assertThat(export.export().sizes().layers()).isEqualTo(10);
            assertThat(export.export().notes()).isEmpty();
            Map<String, Result> found = export.run(3, 4, 5);
            Agreement.assertSameLayers(found, plain, HEADS);
            double[][] logits = headOf("albert.pooler", "tanh", "classifier", new double[][] {state[0]});
            Agreement.assertSame(found, "logits", logits);
        }
    }
}
