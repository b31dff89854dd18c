package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What BERT's kin do otherwise, against a plain forward pass. */
class EncoderKinTest {
    private static final int WIDTH = 12;
    private static final int NARROW = 8;
    private static final int HEADS = 3;
    private static final int WIDE = 20;
    private static final int WORDS = 17;
    private static final double EPSILON = 1e-12;

    @TempDir
    Path folder;

    private final RandomWeights weights = new RandomWeights();

    private static JsonObject config(String type, String more) {
        return JsonParser.parseString(("{'model_type': '" + type + "', 'vocab_size': 17, 'hidden_size': 12,"
                                + " 'num_hidden_layers': 2, 'num_attention_heads': 3, 'intermediate_size': 20" + more
                                + "}")
                        .replace('\'', '"'))
                .getAsJsonObject();
    }

    private ExportRun export(String type, String more) throws IOException, OrtException {
        return ExportRun.of(config(type, more), weights, folder.resolve("model"));
    }

    private static long[] longs(int... ids) {
        return IntStream.of(ids).asLongStream().toArray();
    }

    private PlainEncoder plain(String activation) {
        return new PlainEncoder(weights, HEADS, EPSILON, PlainActivations.named(activation));
    }

    private void addEmbeddings(String prefix, int width, int positions) {
        weights.table(prefix + "embeddings.word_embeddings", WORDS, width)
                .table(prefix + "embeddings.position_embeddings", positions, width)
                .norm(prefix + "embeddings.LayerNorm", width);
    }

    private void addTypes(String prefix, int rows, int width) {
        weights.table(prefix + "embeddings.token_type_embeddings", rows, width);
    }

    private void addLayers(String prefix) {
        for (int layer = 0; layer < 2; layer++) {
            Layer.bert(prefix + "encoder.layer." + layer).addTo(weights, WIDTH, WIDE);
        }
    }

    /** The normalised sum; token types are all 0 where there are some. */
    private double[][] embedded(String prefix, int[] ids, int[] places) {
        String module = prefix + "embeddings.";
        double[][] sum = PlainMath.plus(
                PlainMath.lookUp(weights.rows(module + "word_embeddings.weight"), ids),
                PlainMath.lookUp(weights.rows(module + "position_embeddings.weight"), places));
        String types = module + "token_type_embeddings.weight";
        if (weights.names().contains(types)) {
            sum = PlainMath.plus(sum, PlainMath.lookUp(weights.rows(types), new int[ids.length]));
        }
        return PlainMath.norm(weights, module + "LayerNorm", sum, EPSILON);
    }

    private double[][] layers(PlainEncoder plain, String prefix, double[][] state) {
        double[][] last = plain.seen(state);
        for (int layer = 0; layer < 2; layer++) {
            last = plain.layer(Layer.bert(prefix + "encoder.layer." + layer), last, Scores.SCALED);
        }
        return last;
    }

    private double[][] headOf(String dense, String activation, String output, double[][] state) {
        double[][] active = PlainMath.map(PlainMath.linear(weights, dense, state), PlainActivations.named(activation));
        return PlainMath.linear(weights, output, active);
    }

    @ParameterizedTest
    @CsvSource({"roberta, 1", "xlm-roberta, 1", "camembert, 1", "roberta, 4", "roberta, 0"})
    void robertaCountsPositionsFromPadding(String type, int padding) throws IOException, OrtException {
        addEmbeddings("roberta.", WIDTH, 12);
        addTypes("roberta.", 1, WIDTH);
        addLayers("roberta.");
        weights.linear("classifier.dense", WIDTH, WIDTH).linear("classifier.out_proj", WIDTH, 3);
        int[] ids = {5, 6, padding, 7, padding, 8};
        int[] places = {padding + 1, padding + 2, padding, padding + 3, padding, padding + 4};
        PlainEncoder plain = plain("gelu");
        double[][] last = layers(plain, "roberta.", embedded("roberta.", ids, places));
        try (ExportRun export = export(
                type,
                ", 'pad_token_id': " + padding + ", 'type_vocab_size': 1, 'max_position_embeddings': 12,"
                        + " 'architectures': ['XLMRobertaForSequenceClassification'], 'num_labels': 3")) {
            assertThat(export.export().sizes().maxTokens()).isEqualTo(12 - padding - 1);
            assertThat(export.export().hasTokenTypes()).isFalse();
            Map<String, Result> found = export.run(longs(ids));
            Agreement.assertSameLayers(found, plain, HEADS);
            Agreement.assertSame(
                    found, "logits", headOf("classifier.dense", "tanh", "classifier.out_proj", new double[][] {last[0]
                    }));
        }
    }

    @Test
    void robertaMayHaveTokenTypes() throws IOException, OrtException {
        addEmbeddings("roberta.", WIDTH, 12);
        addTypes("roberta.", 3, WIDTH);
        addLayers("roberta.");
        PlainEncoder plain = plain("gelu");
        layers(plain, "roberta.", embedded("roberta.", new int[] {5, 6}, new int[] {2, 3}));
        try (ExportRun export = export("roberta", ", 'type_vocab_size': 3, 'max_position_embeddings': 12")) {
            assertThat(export.export().hasTokenTypes()).isTrue();
            Agreement.assertSameLayers(export.run(5, 6), plain, HEADS);
        }
    }

    private double[][] electra(PlainEncoder plain, int... ids) {
        addEmbeddings("electra.", NARROW, 9);
        addTypes("electra.", 2, NARROW);
        weights.linear("electra.embeddings_project", NARROW, WIDTH);
        addLayers("electra.");
        double[][] narrow =
                embedded("electra.", ids, IntStream.range(0, ids.length).toArray());
        return layers(plain, "electra.", PlainMath.linear(weights, "electra.embeddings_project", narrow));
    }

    private static final String ELECTRA = ", 'embedding_size': 8, 'max_position_embeddings': 9";

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
