package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On more than a hundred files of many exporters that lie beside the project; runs where they are. */
class ZooSharedTest {
    /** Its zoo entry divides by a batch of 2; the file itself reshapes its scores to a batch of 6 and 2 heads. */
    private static final String HEADS_TOLD_BY_ITS_RESHAPE = "ort__bart_self_attention_megatron_basic_test.onnx";

    private static Path zoo() {
        return Path.of(Objects.requireNonNull(System.getProperty("headlight.test.shared")))
                .resolve("onnx-zoo");
    }

    private static Stream<JsonObject> models() throws IOException {
        try (Reader reader = Files.newBufferedReader(zoo().resolve("zoo.json"))) {
            JsonArray models = JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("models");
            return StreamSupport.stream(models.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .toList()
                    .stream();
        }
    }

    static Stream<String> filesWithAttention() throws IOException {
        return models().filter(model -> hasAttention(model)).map(ZooSharedTest::file);
    }

    static Stream<String> filesWithout() throws IOException {
        return models().filter(model -> !hasAttention(model)).map(ZooSharedTest::file);
    }

    private static boolean hasAttention(JsonObject model) {
        return !model.get("layers").isJsonNull();
    }

    private static String file(JsonObject model) {
        return model.get("file").getAsString();
    }

    private static JsonObject expected(String file) throws IOException {
        return models().filter(model -> file(model).equals(file)).findFirst().orElseThrow();
    }

    private static List<String> tensors(JsonArray blocks) {
        return StreamSupport.stream(blocks.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(block -> block.get("scope").getAsString() + " "
                        + block.get("tensor").getAsString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("filesWithAttention")
    void exactlyTheTrueTensorsAreFound(String file) throws IOException {
        JsonObject model = expected(file);
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(zoo().resolve(file)));
        Set<String> expected = new TreeSet<>(tensors(model.getAsJsonArray("attention_probabilities")));
        Set<String> found = new TreeSet<>();
        report.blocks().forEach(block -> found.add(block.scope() + " " + block.tensor()));
        int fused = model.getAsJsonArray("fused_attention_nodes").size();
        int layers = model.get("layers").getAsInt();
        if (fused == 0) {
            assertThat(found).isEqualTo(expected);
        }
        assertThat(found).containsAll(expected);
        assertThat(report.blocks().size() + refused(report)).isEqualTo(layers);
    }

    /** Fused nodes that hide their probabilities for good are named with the reason. */
    private static int refused(AttentionReport report) {
        return (int) report.problems().stream()
                .filter(problem -> !problem.startsWith("No attention") && !problem.contains("which is missing"))
                .count();
    }

    @ParameterizedTest
    @MethodSource("filesWithAttention")
    void headsAreToldFromShapes(String file) throws IOException {
        JsonElement heads = expected(file).get("heads");
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(zoo().resolve(file)));
        if (heads.isJsonPrimitive() && !file.equals(HEADS_TOLD_BY_ITS_RESHAPE)) {
            assertThat(report.blocks())
                    .allSatisfy(block -> assertThat(block.heads()).hasValue(heads.getAsInt()));
        }
    }

    @ParameterizedTest
    @MethodSource("filesWithout")
    void otherSoftmaxesAreRefusedWithTheReason(String file) throws IOException {
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(zoo().resolve(file)));
        assertThat(report.blocks()).isEmpty();
        assertThat(report.problems())
                .anySatisfy(problem -> assertThat(problem)
                        .contains("looked for")
                        .contains(report.others().getFirst().tensor()));
    }
}
