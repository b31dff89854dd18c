package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ELECTRA does otherwise than BERT, against a plain forward pass. */
class ElectraTest extends EncoderKin {
    private static final String ELECTRA = ", 'embedding_size': 8, 'max_position_embeddings': 9";

    private double[][] electra(PlainEncoder plain, int... ids) {
        addEmbeddings("electra.", NARROW, 9);
        addTypes("electra.", 2, NARROW);
        weights.linear("electra.embeddings_project", NARROW, WIDTH);
        addLayers("electra.");
        double[][] narrow =
                embedded("electra.", ids, IntStream.range(0, ids.length).toArray());
        return layers(plain, "electra.", PlainMath.linear(weights, "electra.embeddings_project", narrow));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "gelu"})
    void electraFindsReplacedTokensByItsOwnActivation(String activation) throws IOException, OrtException {
        PlainEncoder plain = plain(activation);
        double[][] last = electra(plain, 3, 4, 5);
        weights.linear("discriminator_predictions.dense", WIDTH, WIDTH)
                .linear("discriminator_predictions.dense_prediction", WIDTH, 1);
        try (ExportRun export = export("electra", ELECTRA + ", 'hidden_act': '" + activation + "'")) {
            assertThat(export.export().task()).isEqualTo(ModelTask.REPLACED_TOKEN_DETECTION);
            Map<String, Result> found = export.run(3, 4, 5);
            Agreement.assertSameLayers(found, plain, HEADS);
            double[][] logits = headOf(
                    "discriminator_predictions.dense", activation, "discriminator_predictions.dense_prediction", last);
            Agreement.assertSame(found, "logits", logits);
        }
    }

    @Test
    void electrasGeneratorPredictsWordsInTheWidthOfTheEmbeddings() throws IOException, OrtException {
        double[][] last = electra(plain("relu"), 3, 4, 5);
        weights.linear("generator_predictions.dense", WIDTH, NARROW)
                .norm("generator_predictions.LayerNorm", NARROW)
                .tensor("generator_lm_head.bias", WORDS);
        double[][] dense =
                PlainMath.map(PlainMath.linear(weights, "generator_predictions.dense", last), PlainActivations::gelu);
        double[][] normed = PlainMath.norm(weights, "generator_predictions.LayerNorm", dense, EPSILON);
        double[][] logits = PlainMath.plus(
                PlainMath.timesTransposed(normed, weights.rows("electra.embeddings.word_embeddings.weight")),
                weights.get("generator_lm_head.bias"));
        try (ExportRun export =
                export("electra", ELECTRA + ", 'hidden_act': 'relu', 'architectures': ['ElectraForMaskedLM']")) {
            Agreement.assertSame(export.run(3, 4, 5), "logits", logits);
        }
    }

    @Test
    void electraLabelsTextsThroughGelu() throws IOException, OrtException {
        double[][] last = electra(plain("relu"), 3, 4, 5);
        weights.linear("classifier.dense", WIDTH, WIDTH).linear("classifier.out_proj", WIDTH, 2);
        double[][] logits = headOf("classifier.dense", "gelu", "classifier.out_proj", new double[][] {last[0]});
        try (ExportRun export = export(
                "electra", ELECTRA + ", 'hidden_act': 'relu', 'architectures': ['ElectraForSequenceClassification']")) {
            Agreement.assertSame(export.run(3, 4, 5), "logits", logits);
        }
    }

    @Test
    void electraOfOneWidthProjectsNothing() throws IOException, OrtException {
        addEmbeddings("electra.", WIDTH, 9);
        addTypes("electra.", 2, WIDTH);
        addLayers("electra.");
        PlainEncoder plain = plain("gelu");
        layers(plain, "electra.", embedded("electra.", new int[] {1, 2}, new int[] {0, 1}));
        try (ExportRun export = export("electra", ", 'embedding_size': 12, 'max_position_embeddings': 9")) {
            Agreement.assertSameLayers(export.run(1, 2), plain, HEADS);
        }
    }
}
