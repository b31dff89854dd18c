package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MobileBERT and its options against a plain forward pass, after Sun et al. 2020 and the code of transformers. */
class MobileBertTest {
    private static final String PREFIX = "mobilebert.";
    private static final int HIDDEN = 16;
    private static final int INNER = 12;
    private static final int EMBEDDING = 8;
    private static final int WIDE = 20;
    private static final int WORDS = 17;
    private static final int HEADS = 3;
    private static final double EPSILON = 0.01;
    private static final double DEFAULT_EPSILON = 1e-5;
    private static final int[] IDS = {3, 16, 0, 5, 5};

    @TempDir
    Path folder;

    private final RandomWeights weights = new RandomWeights();

    /** The options of a MobileBERT that change what is computed. */
    private record Options(
            boolean trigrams,
            boolean bottleneck,
            boolean all,
            boolean shared,
            boolean normalised,
            int feedForwards,
            int hidden,
            int inner,
            int embedding) {
        static final Options PUBLISHED = new Options(true, true, false, true, false, 4, HIDDEN, INNER, EMBEDDING);

        int width() {
            return bottleneck ? inner : hidden;
        }

        JsonObject config(String more) {
            return JsonParser.parseString(("{'model_type': 'mobilebert', 'vocab_size': 17, 'num_hidden_layers': 2,"
                                    + " 'num_attention_heads': 3, 'intermediate_size': 20, 'layer_norm_eps': 0.01,"
                                    + " 'max_position_embeddings': 9, 'hidden_size': " + hidden
                                    + ", 'embedding_size': " + embedding + ", 'intra_bottleneck_size': " + inner
                                    + ", 'trigram_input': " + trigrams + ", 'use_bottleneck': " + bottleneck
                                    + ", 'use_bottleneck_attention': " + all
                                    + ", 'key_query_shared_bottleneck': " + shared
                                    + ", 'normalization_type': '" + (normalised ? "layer_norm" : "no_norm")
                                    + "', 'num_feedforward_networks': " + feedForwards + more + "}")
                            .replace('\'', '"'))
                    .getAsJsonObject();
        }
    }

    private void addWeights(Options options) {
        int hidden = options.hidden();
        weights.table(PREFIX + "embeddings.word_embeddings", WORDS, options.embedding())
                .table(PREFIX + "embeddings.position_embeddings", 9, hidden)
                .table(PREFIX + "embeddings.token_type_embeddings", 2, hidden)
                .norm(PREFIX + "embeddings.LayerNorm", hidden);
        if (options.trigrams() || options.embedding() != hidden) {
            weights.linear(
                    PREFIX + "embeddings.embedding_transformation",
                    options.embedding() * (options.trigrams() ? 3 : 1),
                    hidden);
        }
        for (int layer = 0; layer < 2; layer++) {
            addLayer(PREFIX + "encoder.layer." + layer + ".", options);
        }
    }

    private void addLayer(String layer, Options options) {
        int hidden = options.hidden();
        int width = options.width();
        int matched = options.bottleneck() && !options.all() && !options.shared() ? hidden : width;
        weights.linear(layer + "attention.self.query", matched, width)
                .linear(layer + "attention.self.key", matched, width)
                .linear(layer + "attention.self.value", options.all() ? width : hidden, width)
                .linear(layer + "attention.output.dense", width, width)
                .norm(layer + "attention.output.LayerNorm", width)
                .linear(layer + "intermediate.dense", width, WIDE)
                .linear(layer + "output.dense", WIDE, width)
                .norm(layer + "output.LayerNorm", width);
        for (int i = 0; i < options.feedForwards() - 1; i++) {
            weights.linear(layer + "ffn." + i + ".intermediate.dense", width, WIDE)
                    .linear(layer + "ffn." + i + ".output.dense", WIDE, width)
                    .norm(layer + "ffn." + i + ".output.LayerNorm", width);
        }
        if (options.bottleneck()) {
            weights.linear(layer + "output.bottleneck.dense", width, hidden)
                    .norm(layer + "output.bottleneck.LayerNorm", hidden)
                    .linear(layer + "bottleneck.input.dense", hidden, width)
                    .norm(layer + "bottleneck.input.LayerNorm", width);
            if (options.shared()) {
                weights.linear(layer + "bottleneck.attention.dense", hidden, width)
                        .norm(layer + "bottleneck.attention.LayerNorm", width);
            }
        }
    }

    private double[][] norm(String module, double[][] rows, double epsilon, Options options) {
        return options.normalised()
                ? PlainMath.norm(weights, module, rows, epsilon)
                : PlainMath.scaled(weights, module, rows);
    }

    private double[][] embeddings(Options options) {
        String module = PREFIX + "embeddings.";
        double[][] words = PlainMath.lookUp(weights.rows(module + "word_embeddings.weight"), IDS);
        double[][] joined = options.trigrams() ? trigrams(words) : words;
        double[][] wide = options.trigrams() || options.embedding() != options.hidden()
                ? PlainMath.linear(weights, module + "embedding_transformation", joined)
                : joined;
        int[] places = IntStream.range(0, IDS.length).toArray();
        double[][] sum = PlainMath.plus(
                PlainMath.plus(wide, PlainMath.lookUp(weights.rows(module + "position_embeddings.weight"), places)),
                PlainMath.lookUp(weights.rows(module + "token_type_embeddings.weight"), new int[IDS.length]));
        return norm(module + "LayerNorm", sum, DEFAULT_EPSILON, options);
    }

    /** What comes next, what is there, what came before. */
    private static double[][] trigrams(double[][] words) {
        int width = words[0].length;
        double[][] joined = new double[words.length][3 * width];
        for (int token = 0; token < words.length; token++) {
            for (int i = 0; i < width; i++) {
                joined[token][i] = token + 1 < words.length ? words[token + 1][i] : 0;
                joined[token][width + i] = words[token][i];
                joined[token][2 * width + i] = token > 0 ? words[token - 1][i] : 0;
            }
        }
        return joined;
    }

    private double[][] narrowed(String module, double[][] state, Options options) {
        return norm(module + ".LayerNorm", PlainMath.linear(weights, module + ".dense", state), EPSILON, options);
    }

    private double[][] layer(PlainEncoder plain, String layer, double[][] hidden, Options options) {
        double[][] entered = options.bottleneck() ? narrowed(layer + "bottleneck.input", hidden, options) : hidden;
        double[][] matched = hidden;
        double[][] mixed = hidden;
        if (options.bottleneck() && options.all()) {
            matched = entered;
            mixed = entered;
        } else if (options.bottleneck() && options.shared()) {
            matched = narrowed(layer + "bottleneck.attention", hidden, options);
        }
        String self = layer + "attention.self.";
        double[][] context =
                plain.attention(self + "query", self + "key", self + "value", matched, mixed, Scores.SCALED);
        double[][] state = added(layer + "attention.output", context, entered, options);
        for (int i = 0; i < options.feedForwards() - 1; i++) {
            String part = layer + "ffn." + i + ".";
            state = added(part + "output", wide(part, state), state, options);
        }
        double[][] last = PlainMath.plus(PlainMath.linear(weights, layer + "output.dense", wide(layer, state)), state);
        double[][] narrow = norm(layer + "output.LayerNorm", last, DEFAULT_EPSILON, options);
        return plain.seen(options.bottleneck() ? added(layer + "output.bottleneck", narrow, hidden, options) : narrow);
    }

    private double[][] wide(String module, double[][] state) {
        return PlainMath.map(PlainMath.linear(weights, module + "intermediate.dense", state), x -> Math.max(x, 0));
    }

    private double[][] added(String module, double[][] input, double[][] residual, Options options) {
        double[][] sum = PlainMath.plus(PlainMath.linear(weights, module + ".dense", input), residual);
        return norm(module + ".LayerNorm", sum, EPSILON, options);
    }

    private double[][] forward(PlainEncoder plain, Options options) {
        double[][] state = plain.seen(embeddings(options));
        for (int layer = 0; layer < 2; layer++) {
            state = layer(plain, PREFIX + "encoder.layer." + layer + ".", state, options);
        }
        return state;
    }

    private PlainEncoder plain() {
        return new PlainEncoder(weights, HEADS, EPSILON, PlainActivations.named("relu"));
    }

    private void assertHonoured(Options options) throws IOException, OrtException {
        addWeights(options);
        PlainEncoder plain = plain();
        forward(plain, options);
        try (ExportRun export = ExportRun.of(options.config(""), weights, folder.resolve("model"))) {
            assertThat(export.export().notes()).isEmpty();
            Agreement.assertSameLayers(
                    export.run(IntStream.of(IDS).asLongStream().toArray()), plain, HEADS);
            BatchAgreement.assertTextsDoNotMeet(export);
        }
    }

    @Test
    void thePublishedKindIsHonoured() throws IOException, OrtException {
        assertHonoured(Options.PUBLISHED);
    }

    @Test
    void realNormalisationsAreHonouredWithTheirTwoEpsilons() throws IOException, OrtException {
        assertHonoured(new Options(true, true, false, true, true, 2, HIDDEN, INNER, EMBEDDING));
    }

    @Test
    void attentionMaySeeOnlyTheBottleneck() throws IOException, OrtException {
        assertHonoured(new Options(true, true, true, false, false, 1, HIDDEN, INNER, EMBEDDING));
    }

    @Test
    void queriesAndKeysMaySeeTheWholeHiddenStateWhereWidthsAgree() throws IOException, OrtException {
        assertHonoured(new Options(true, true, false, false, false, 3, INNER, INNER, EMBEDDING));
    }

    @Test
    void thereMayBeNoBottlenecks() throws IOException, OrtException {
        assertHonoured(new Options(false, false, false, true, true, 2, INNER, INNER, INNER));
    }

    @Test
    void embeddingsWithoutTrigramsAreWidened() throws IOException, OrtException {
        assertHonoured(new Options(false, true, false, true, false, 2, HIDDEN, INNER, EMBEDDING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MobileBertForMaskedLM", "MobileBertForPreTraining"})
    void theDecoderGoesOnBesideTheEmbeddings(String name) throws IOException, OrtException {
        addWeights(Options.PUBLISHED);
        weights.linear("cls.predictions.transform.dense", HIDDEN, HIDDEN)
                .norm("cls.predictions.transform.LayerNorm", HIDDEN)
                .tensor("cls.predictions.bias", WORDS)
                .tensor("cls.predictions.dense.weight", HIDDEN - EMBEDDING, WORDS);
        double[][] dense = PlainMath.map(
                PlainMath.linear(weights, "cls.predictions.transform.dense", forward(plain(), Options.PUBLISHED)),
                x -> Math.max(x, 0));
        double[][] normed = PlainMath.norm(weights, "cls.predictions.transform.LayerNorm", dense, EPSILON);
        double[][] words = weights.rows(PREFIX + "embeddings.word_embeddings.weight");
        double[][] rest = weights.rows("cls.predictions.dense.weight");
        double[][] logits = new double[IDS.length][WORDS];
        for (int token = 0; token < IDS.length; token++) {
            for (int word = 0; word < WORDS; word++) {
                logits[token][word] = weights.get("cls.predictions.bias")[word];
                for (int i = 0; i < HIDDEN; i++) {
                    double weight = i < EMBEDDING ? words[word][i] : rest[i - EMBEDDING][word];
                    logits[token][word] += normed[token][i] * weight;
                }
            }
        }
        assertLogits("'architectures': ['" + name + "']", ModelTask.FILL_MASK, logits);
    }

    @Test
    void textsAreLabelledThroughThePooler() throws IOException, OrtException {
        addWeights(Options.PUBLISHED);
        weights.linear(PREFIX + "pooler.dense", HIDDEN, HIDDEN).linear("classifier", HIDDEN, 2);
        double[][] first = {forward(plain(), Options.PUBLISHED)[0]};
        double[][] pooled = PlainMath.map(PlainMath.linear(weights, PREFIX + "pooler.dense", first), Math::tanh);
        assertLogits(
                "'architectures': ['MobileBertForSequenceClassification']",
                ModelTask.TEXT_CLASSIFICATION,
                PlainMath.linear(weights, "classifier", pooled));
    }

    @Test
    void thePoolerMayBeSwitchedOff() throws IOException, OrtException {
        addWeights(Options.PUBLISHED);
        weights.linear("classifier", HIDDEN, 2);
        double[][] first = {forward(plain(), Options.PUBLISHED)[0]};
        assertLogits(
                "'classifier_activation': false, 'architectures': ['MobileBertForSequenceClassification']",
                ModelTask.TEXT_CLASSIFICATION,
                PlainMath.linear(weights, "classifier", first));
    }

    private void assertLogits(String more, ModelTask task, double[][] expected) throws IOException, OrtException {
        JsonObject config = Options.PUBLISHED.config(", " + more);
        try (ExportRun export = ExportRun.of(config, weights, folder.resolve("model"))) {
            assertThat(export.export().task()).isEqualTo(task);
            Map<String, Result> found =
                    export.run(IntStream.of(IDS).asLongStream().toArray());
            Agreement.assertSame(found, "logits", expected);
        }
    }
}
