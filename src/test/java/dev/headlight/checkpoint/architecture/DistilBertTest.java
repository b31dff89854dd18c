package dev.headlight.checkpoint.architecture;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DistilBERT does otherwise than BERT, against a plain forward pass. */
class DistilBertTest extends EncoderKin {
    private static Layer distilBert(int number) {
        String layer = "distilbert.transformer.layer." + number + ".";
        return new Layer(
                layer + "attention.q_lin",
                layer + "attention.k_lin",
                layer + "attention.v_lin",
                layer + "attention.out_lin",
                layer + "sa_layer_norm",
                layer + "ffn.lin1",
                layer + "ffn.lin2",
                layer + "output_layer_norm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'dim': 12, 'n_layers': 2, 'n_heads': 3",
                "'hidden_size': 12, 'num_hidden_layers': 2, 'num_attention_heads': 3"
            })
    void distilBertTakesItsOwnNamesOfFieldsAndBerts(String sizes) throws IOException, OrtException {
        addEmbeddings("distilbert.", WIDTH, 9);
        distilBert(0).addTo(weights, WIDTH, WIDE);
        distilBert(1).addTo(weights, WIDTH, WIDE);
        PlainEncoder plain = plain("relu");
        double[][] state = plain.seen(embedded("distilbert.", new int[] {4, 5}, new int[] {0, 1}));
        state = plain.layer(distilBert(0), state, Scores.SCALED);
        plain.layer(distilBert(1), state, Scores.SCALED);
        JsonObject config = JsonParser.parseString(("{'model_type': 'distilbert', 'vocab_size': 17, 'hidden_dim': 20,"
                                + " 'max_position_embeddings': 9, 'activation': 'relu', 'layer_norm_eps': 0.5,"
                                + " 'sinusoidal_pos_embds': true, " + sizes + "}")
                        .replace('\'', '"'))
                .getAsJsonObject();
        try (ExportRun export = ExportRun.of(config, weights, folder.resolve("model"))) {
            Agreement.assertSameLayers(export.run(4, 5), plain, HEADS);
        }
    }
}
