package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of BERT's {@code config.json} against a plain forward pass. */
class BertOptionsTest {
    private static final int WIDTH = 12;
    private static final int HEADS = 3;
    private static final int WIDE = 20;
    private static final int WORDS = 17;
    private static final int POSITIONS = 9;
    private static final int LAYERS = 2;
    private static final int[] IDS = {3, 16, 0, 5, 5};
    private static final int[] TYPES = {0, 0, 1, 1, 1};

    @TempDir
    Path folder;

    private final RandomWeights weights = new RandomWeights();

    private static JsonObject config(String more) {
        return JsonParser.parseString(("{'model_type': 'bert', 'vocab_size': 17, 'hidden_size': 12,"
                                + " 'num_hidden_layers': 2, 'num_attention_heads': 3, 'intermediate_size': 20,"
                                + " 'max_position_embeddings': 9" + more + "}")
                        .replace('\'', '"'))
                .getAsJsonObject();
    }

    private void addEncoder(String prefix) {
        weights.table(prefix + "embeddings.word_embeddings", WORDS, WIDTH)
                .table(prefix + "embeddings.token_type_embeddings", 2, WIDTH)
                .table(prefix + "embeddings.position_embeddings", POSITIONS, WIDTH)
                .norm(prefix + "embeddings.LayerNorm", WIDTH);
        for (int layer = 0; layer < LAYERS; layer++) {
            Layer.bert(prefix + "encoder.layer." + layer).addTo(weights, WIDTH, WIDE);
        }
    }

    private void addMaskedHead() {
        weights.linear("cls.predictions.transform.dense", WIDTH, WIDTH)
                .norm("cls.predictions.transform.LayerNorm", WIDTH)
                .tensor("cls.predictions.bias", WORDS);
    }

    private double[][] sum(String prefix, boolean isPlaced) {
        double[][] words = PlainMath.lookUp(weights.rows(prefix + "embeddings.word_embeddings.weight"), IDS);
        double[][] types = PlainMath.lookUp(weights.rows(prefix + "embeddings.token_type_embeddings.weight"), TYPES);
        double[][] sum = PlainMath.plus(words, types);
        int[] places = IntStream.range(0, IDS.length).toArray();
        double[][] table = weights.rows(prefix + "embeddings.position_embeddings.weight");
        return isPlaced ? PlainMath.plus(sum, PlainMath.lookUp(table, places)) : sum;
    }

    private double[][] forward(PlainEncoder plain, String prefix, double epsilon, Scores[] scores, boolean isPlaced) {
        double[][] state =
                plain.seen(PlainMath.norm(weights, prefix + "embeddings.LayerNorm", sum(prefix, isPlaced), epsilon));
        for (int layer = 0; layer < LAYERS; layer++) {
            state = plain.layer(Layer.bert(prefix + "encoder.layer." + layer), state, scores[layer]);
        }
        return state;
    }

    private double[][] forward(PlainEncoder plain) {
        return forward(plain, "bert.", 1e-12, new Scores[] {Scores.SCALED, Scores.SCALED}, true);
    }

    private PlainEncoder plain() {
        return new PlainEncoder(weights, HEADS, 1e-12, PlainActivations::gelu);
    }

    private double[][] masked(double[][] state, String decoder, String bias) {
        double[][] dense = PlainMath.map(
                PlainMath.linear(weights, "cls.predictions.transform.dense", state), PlainActivations::gelu);
        double[][] normed = PlainMath.norm(weights, "cls.predictions.transform.LayerNorm", dense, 1e-12);
        return PlainMath.plus(PlainMath.timesTransposed(normed, weights.rows(decoder)), weights.get(bias));
    }

    private ExportRun export(String more) throws IOException, OrtException {
        return ExportRun.of(config(more), weights, folder.resolve("model"));
    }

    private static Map<String, Result> run(ExportRun export) throws OrtException {
        return export.run(
                IntStream.of(IDS).asLongStream().toArray(),
                IntStream.of(TYPES).asLongStream().toArray());
    }

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
