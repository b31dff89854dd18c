package dev.headlight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.SafetensorsFile;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TraceField;
import dev.headlight.onnx.OnnxRun;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The models that the build installed, against the reference: attentions to 1e-4, queries, keys, hidden states and
 * logits to 1e-3, the ten likeliest words in the same order with probabilities to 1e-4.
 */
class InstalledModelsTest {
    private static final Path REFERENCE = Path.of("src", "test", "resources", "reference");

    private static ModelDescription model(String id) {
        String store = System.getProperty("headlight.test.store");
        assertThat(store)
                .as("the system property headlight.test.store names the store that the build filled")
                .isNotNull();
        StoreEntry entry = new ModelStore(List.of(Path.of(store))).find(id).orElseThrow();
        assertThat(entry).isInstanceOf(StoreEntry.Usable.class);
        return ((StoreEntry.Usable) entry).model();
    }

    static Stream<JsonObject> cases() throws IOException {
        JsonArray cases = JsonParser.parseString(Files.readString(REFERENCE.resolve("cases.json")))
                .getAsJsonObject()
                .getAsJsonArray("cases");
        return cases.asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static Map<String, float[]> expected(JsonObject reference) throws IOException {
        Map<String, float[]> tensors = new HashMap<>();
        try (SafetensorsFile file =
                SafetensorsFile.open(REFERENCE.resolve(reference.get("file").getAsString()))) {
            Set<String> names = reference.getAsJsonObject("tensors").keySet();
            file.read(names, (weight, numbers) -> {
                float[] copy = new float[numbers.remaining()];
                numbers.get(copy);
                tensors.put(weight.name(), copy);
            });
        }
        return tensors;
    }

    private static long[] positions(JsonObject reference) {
        JsonElement masks = reference.get("fill_mask");
        return masks == null || masks.isJsonNull()
                ? new long[0]
                : masks.getAsJsonArray().asList().stream()
                        .mapToLong(
                                mask -> mask.getAsJsonObject().get("position").getAsLong())
                        .toArray();
    }

    private static Map<String, Result> run(ModelDescription model, JsonObject reference) throws OrtException {
        Gson gson = new Gson();
        float[][] heads = new float[model.shape().layers()][model.shape().heads()];
        for (float[] layer : heads) {
            Arrays.fill(layer, 1);
        }
        Map<String, OnnxTensor> inputs = new TreeMap<>();
        inputs.put("input_ids", OnnxRun.batch(gson.fromJson(reference.get("ids"), long[].class)));
        inputs.put("token_type_ids", OnnxRun.batch(gson.fromJson(reference.get("type_ids"), long[].class)));
        inputs.put("attention_mask", OnnxRun.batch(gson.fromJson(reference.get("attention_mask"), long[].class)));
        inputs.put("head_mask", OnnxRun.matrix(heads));
        if (model.outputs().answersTask()) {
            inputs.put("prediction_positions", OnnxRun.list(positions(reference)));
        }
        try (OnnxRun run = new OnnxRun(model.files().onnx())) {
            return run.run(inputs);
        }
    }

    private static float[] joined(Map<String, Result> results, List<String> names) {
        List<float[]> parts = new ArrayList<>();
        for (String name : names) {
            assertThat(results).containsKey(name);
            parts.add(results.getOrDefault(name, new Result(new long[0], new float[0]))
                    .numbers());
        }
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int place = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, place, part.length);
            place += part.length;
        }
        return all;
    }

    private static void assertClose(String what, float[] found, float[] expected, float tolerance) {
        assertThat(found).as(what).hasSize(expected.length);
        double worst = IntStream.range(0, found.length)
                .mapToDouble(i -> Math.abs(found[i] - expected[i]))
                .max()
                .orElse(0);
        assertThat(worst).as("largest difference of " + what).isLessThan(tolerance);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bertYieldsTheReferenceNumbers(JsonObject reference) throws IOException, OrtException {
        ModelDescription bert = model("bert-base-uncased");
        Map<String, Result> found = run(bert, reference);
        Map<String, float[]> expected = expected(reference);
        Map<TraceField, List<String>> details = bert.outputs().details();
        Map<String, List<String>> names = Map.of(
                "attentions", bert.outputs().attentions(),
                "queries", details.getOrDefault(TraceField.QUERIES, List.of()),
                "keys", details.getOrDefault(TraceField.KEYS, List.of()),
                "hidden_states", details.getOrDefault(TraceField.HIDDEN_STATES, List.of()),
                "mlm_logits", List.of("logits"));
        expected.forEach((name, numbers) -> assertClose(
                name,
                joined(found, names.getOrDefault(name, List.of())),
                numbers,
                name.equals("attentions") ? 1e-4f : 1e-3f));
        assertPredictions(
                joined(found, List.of("logits")), reference, bert.shape().vocabularySize());
    }

    private static void assertPredictions(float[] logits, JsonObject reference, int vocabulary) {
        for (int mask = 0; mask < positions(reference).length; mask++) {
            int row = mask * vocabulary;
            double largest = IntStream.range(0, vocabulary)
                    .mapToDouble(id -> logits[row + id])
                    .max()
                    .orElseThrow();
            double total = IntStream.range(0, vocabulary)
                    .mapToDouble(id -> Math.exp(logits[row + id] - largest))
                    .sum();
            JsonArray top = reference
                    .getAsJsonArray("fill_mask")
                    .get(mask)
                    .getAsJsonObject()
                    .getAsJsonArray("top");
            List<Integer> found = IntStream.range(0, vocabulary)
                    .boxed()
                    .sorted(Comparator.comparingDouble(id -> -logits[row + id]))
                    .limit(top.size())
                    .toList();
            for (int rank = 0; rank < top.size(); rank++) {
                JsonObject word = top.get(rank).getAsJsonObject();
                assertThat(found.get(rank)).isEqualTo(word.get("id").getAsInt());
                assertThat(Math.exp(logits[row + found.get(rank)] - largest) / total)
                        .isCloseTo(word.get("probability").getAsDouble(), within(1e-4));
            }
        }
    }

    @Test
    void bertsFilesAreWhatTheManifestSays() throws ModelStoreException {
        ModelDescription bert = model("bert-base-uncased");
        new ModelStore(List.of(bert.files().folder().getParent())).verify(bert);
        assertThat(bert.shape()).isEqualTo(new ModelDescription.ModelShape(12, 12, 64, 768, 30522, 512, 109_514_298));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void miniLmYieldsAttentionsWhoseRowsSumToOne(JsonObject reference) throws OrtException {
        ModelDescription model = model("all-minilm-l6-v2");
        int tokens = reference.getAsJsonArray("ids").size();
        float[] attentions = joined(run(model, reference), model.outputs().attentions());
        assertThat(attentions).hasSize(6 * 12 * tokens * tokens);
        for (int row = 0; row < attentions.length; row += tokens) {
            float sum = 0;
            for (int key = 0; key < tokens; key++) {
                sum += attentions[row + key];
            }
            assertThat(sum).isCloseTo(1f, within(1e-5f));
        }
    }

    @Test
    void miniLmTellsItsSizes() {
        ModelDescription model = model("all-minilm-l6-v2");
        assertThat(model.shape().layers()).isEqualTo(6);
        assertThat(model.shape().headSize()).isEqualTo(32);
        assertThat(model.shape().vocabularySize()).isEqualTo(30522);
        assertThat(model.shape().maxTokens()).isEqualTo(512);
        assertThat(model.outputs().details())
                .containsOnlyKeys(TraceField.QUERIES, TraceField.KEYS, TraceField.VALUES, TraceField.HIDDEN_STATES);
    }
}
