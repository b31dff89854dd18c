package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What BERT answers in each task, against a plain forward pass. */
class BertTasksTest extends SmallBert {
    private void addMaskedHead() {
        weights.linear("cls.predictions.transform.dense", WIDTH, WIDTH)
                .norm("cls.predictions.transform.LayerNorm", WIDTH)
                .tensor("cls.predictions.bias", WORDS);
    }

    private double[][] masked(double[][] state, String decoder, String bias) {
        double[][] dense = PlainMath.map(
                PlainMath.linear(weights, "cls.predictions.transform.dense", state), PlainActivations::gelu);
        double[][] normed = PlainMath.norm(weights, "cls.predictions.transform.LayerNorm", dense, 1e-12);
        return PlainMath.plus(PlainMath.timesTransposed(normed, weights.rows(decoder)), weights.get(bias));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'architectures': ['BertForMaskedLM']",
                "'architectures': ['BertForPreTraining']",
                "'num_labels': 2"
            })
    void wordsArePredictedByTheEmbeddingsOfWords(String more) throws IOException, OrtException {
        addEncoder("bert.");
        addMaskedHead();
        double[][] logits = masked(forward(plain()), "bert.embeddings.word_embeddings.weight", "cls.predictions.bias");
        try (ExportRun export = export(", " + more)) {
            assertThat(export.export().task()).isEqualTo(ModelTask.FILL_MASK);
            Agreement.assertSame(run(export), "logits", logits);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'tie_word_embeddings': false"})
    void aDecoderOfItsOwnIsUsed(String more) throws IOException, OrtException {
        addEncoder("bert.");
        addMaskedHead();
        weights.linear("cls.predictions.decoder", WIDTH, WORDS);
        double[][] logits = masked(forward(plain()), "cls.predictions.decoder.weight", "cls.predictions.decoder.bias");
        try (ExportRun export = export(more)) {
            Agreement.assertSame(run(export), "logits", logits);
        }
    }

    @Test
    void aDecoderThatRepeatsTheEmbeddingsIsStoredOnce() throws IOException {
        addEncoder("bert.");
        addMaskedHead();
        long alone = parameters();
        weights.alias("bert.embeddings.word_embeddings.weight", "cls.predictions.decoder.weight");
        assertThat(parameters()).isEqualTo(alone);
    }

    private long parameters() throws IOException {
        return Architectures.export(config(""), weights).exported().graph().parameters();
    }

    @Test
    void aTextIsLabelledThroughThePooler() throws IOException, OrtException {
        addEncoder("bert.");
        weights.linear("bert.pooler.dense", WIDTH, WIDTH).linear("classifier", WIDTH, 3);
        double[][] first = {forward(plain())[0]};
        double[][] pooled = PlainMath.map(PlainMath.linear(weights, "bert.pooler.dense", first), Math::tanh);
        try (ExportRun export = export(", 'architectures': ['BertForSequenceClassification'],"
                + " 'id2label': {'0': 'no', '2': 'yes', '1': 'perhaps'}")) {
            assertThat(export.export().labels()).containsExactly("no", "perhaps", "yes");
            assertThat(export.export().labelScale()).isEqualTo(LabelScale.ONE_OF_MANY);
            Agreement.assertSame(run(export), "logits", PlainMath.linear(weights, "classifier", pooled));
        }
    }

    @Test
    void tokensAreLabelledOneByOne() throws IOException, OrtException {
        addEncoder("bert.");
        weights.linear("classifier", WIDTH, 2);
        double[][] logits = PlainMath.linear(weights, "classifier", forward(plain()));
        try (ExportRun export = export(", 'architectures': ['BertForTokenClassification']")) {
            assertThat(export.export().labels()).containsExactly("LABEL_0", "LABEL_1");
            Agreement.assertSame(run(export), "logits", logits);
        }
    }

    @Test
    void anAnswerBeginsAndEnds() throws IOException, OrtException {
        addEncoder("bert.");
        weights.linear("qa_outputs", WIDTH, 2);
        double[][] both = PlainMath.linear(weights, "qa_outputs", forward(plain()));
        try (ExportRun export = export(", 'architectures': ['BertForQuestionAnswering']")) {
            Map<String, Result> found = run(export);
            Agreement.assertSame(found, "start_logits", column(both, 0));
            Agreement.assertSame(found, "end_logits", column(both, 1));
        }
    }

    private static double[] column(double[][] rows, int column) {
        return Stream.of(rows).mapToDouble(row -> row[column]).toArray();
    }

    @Test
    void aRegressionHasOneLabel() throws IOException {
        addEncoder("bert.");
        weights.linear("bert.pooler.dense", WIDTH, WIDTH).linear("classifier", WIDTH, 1);
        CheckpointExport export = Architectures.export(
                config(", 'architectures': ['BertForSequenceClassification'], 'id2label': {'0': 'stars'}"), weights);
        assertThat(export.labels()).containsExactly("stars");
        assertThat(export.labelScale()).isEqualTo(LabelScale.REGRESSION);
    }

    @Test
    void severalLabelsMayHoldAtOnce() throws IOException {
        addEncoder("bert.");
        weights.linear("bert.pooler.dense", WIDTH, WIDTH).linear("classifier", WIDTH, 2);
        CheckpointExport export = Architectures.export(
                config(", 'architectures': ['BertForSequenceClassification'],"
                        + " 'problem_type': 'multi_label_classification'"),
                weights);
        assertThat(export.labelScale()).isEqualTo(LabelScale.ANY_OF_MANY);
    }

    @Test
    void aHeadThatIsAbsentIsToldOf() throws IOException {
        addEncoder("bert.");
        CheckpointExport export =
                Architectures.export(config(", 'architectures': ['BertForSequenceClassification']"), weights);
        assertThat(export.task()).isEqualTo(ModelTask.FEATURE_EXTRACTION);
        assertThat(export.notes())
                .singleElement()
                .asString()
                .contains("classifier.weight")
                .contains("absent");
    }
}
