package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import dev.headlight.core.ModelTask;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of BERT's {@code config.json} against a plain forward pass. */
class BertOptionsTest extends SmallBert {
    static Stream<String> activations() {
        return Activation.allNames().stream();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationIsHonoured(String name) throws IOException, OrtException {
        addEncoder("bert.");
        PlainEncoder plain = new PlainEncoder(weights, HEADS, 1e-12, PlainActivations.named(name));
        forward(plain);
        try (ExportRun export = export(", 'hidden_act': '" + name + "'")) {
            Agreement.assertSameLayers(run(export), plain, HEADS);
        }
    }

    @Test
    void theEpsilonOfTheNormalisationsIsHonoured() throws IOException, OrtException {
        addEncoder("bert.");
        PlainEncoder plain = new PlainEncoder(weights, HEADS, 0.25, PlainActivations::gelu);
        forward(plain, "bert.", 0.25, new Scores[] {Scores.SCALED, Scores.SCALED}, true);
        try (ExportRun export = export(", 'layer_norm_eps': 0.25")) {
            Agreement.assertSameLayers(run(export), plain, HEADS);
        }
    }

    /** Shaw et al.: the score gains the product of the query with the embedding of the distance. */
    private Scores relative(int layer, boolean keysToo) {
        double[][] distances =
                weights.rows("bert.encoder.layer." + layer + ".attention.self.distance_embedding.weight");
        return (head, query, key, i, j) -> {
            double[] distance = distances[i - j + POSITIONS - 1];
            double sum = PlainMath.dot(query, key, 0, query.length) + PlainMath.dot(query, distance, 0, query.length);
            if (keysToo) {
                sum += PlainMath.dot(key, distance, 0, key.length);
            }
            return sum / Math.sqrt(query.length);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative_key", "relative_key_query"})
    void relativePositionsAreHonoured(String type) throws IOException, OrtException {
        addEncoder("bert.");
        for (int layer = 0; layer < LAYERS; layer++) {
            weights.table(
                    "bert.encoder.layer." + layer + ".attention.self.distance_embedding",
                    2 * POSITIONS - 1,
                    WIDTH / HEADS);
        }
        boolean keysToo = type.equals("relative_key_query");
        PlainEncoder plain = plain();
        forward(plain, "bert.", 1e-12, new Scores[] {relative(0, keysToo), relative(1, keysToo)}, false);
        try (ExportRun export = export(", 'position_embedding_type': '" + type + "'")) {
            Agreement.assertSameLayers(run(export), plain, HEADS);
            BatchAgreement.assertTextsDoNotMeet(export);
        }
    }

    @Test
    void namesMayLackThePrefixAndNormsMayHaveTheOldNames() throws IOException, OrtException {
        addEncoder("");
        PlainEncoder plain = plain();
        forward(plain, "", 1e-12, new Scores[] {Scores.SCALED, Scores.SCALED}, true);
        for (String name : weights.names()) {
            if (name.contains("LayerNorm")) {
                weights.rename(name, name.replace(".weight", ".gamma").replace(".bias", ".beta"));
            }
        }
        weights.tensor("embeddings.position_ids", 1, POSITIONS);
        try (ExportRun export = export("")) {
            assertThat(export.export().task()).isEqualTo(ModelTask.FEATURE_EXTRACTION);
            assertThat(export.export().notes()).isEmpty();
            Agreement.assertSameLayers(run(export), plain, HEADS);
        }
    }

    @Test
    void layersAreLeftOutWhereTheConfigurationSaysSo() throws IOException {
        addEncoder("bert.");
        JsonObject fewer = config("");
        fewer.addProperty("num_hidden_layers", 1);
        CheckpointExport export = Architectures.export(fewer, weights);
        assertThat(export.sizes()).isEqualTo(new EncoderSizes(1, HEADS, WIDTH / HEADS, WIDTH, WORDS, POSITIONS));
        assertThat(export.notes())
                .singleElement()
                .asString()
                .contains("encoder.layer.1")
                .contains("not used");
    }
}
