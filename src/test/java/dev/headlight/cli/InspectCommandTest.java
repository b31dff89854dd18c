package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTest {
    private static final Path ONNX = Path.of("src/test/resources/onnx");
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");

    @TempDir
    private Path folder;

    private JsonObject inspected(Path path) {
        return CommandRun.in(folder, "inspect", path.toString(), "--json")
                .done()
                .json();
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-roberta-mlm.legacy-eager-op14.onnx, self",
        "tiny-distilbert-mlm.legacy-eager-op14-int8.onnx, self",
        "tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx, self",
        "tiny-opt.legacy-sdpa-op17.onnx, causal",
    })
    void anOnnxFileWithoutTokenizerIsDescribed(String name, String kind) {
        JsonObject json = inspected(ONNX.resolve(name));
        assertThat(json.keySet())
                .contains(
                        "layers",
                        "heads",
                        "attentions",
                        "inputs",
                        "outputs",
                        "producer",
                        "opset",
                        "tokenizer",
                        "problems",
                        "architecture",
                        "parameters",
                        "sha256",
                        "task");
        int layers = json.get("layers").getAsInt();
        assertThat(layers).isPositive();
        assertThat(json.get("heads").getAsInt()).isPositive();
        assertThat(json.getAsJsonArray("attentions")).hasSize(layers).allSatisfy(attention -> {
            assertThat(attention.getAsJsonObject().keySet()).containsExactly("layer", "tensor", "kind", "method");
            assertThat(attention.getAsJsonObject().get("kind").getAsString()).isEqualTo(kind);
        });
        assertThat(json.get("tokenizer").getAsString()).isEmpty();
        assertThat(json.getAsJsonArray("problems").toString()).contains("tokenizer.json");
    }

    @Test
    void aCheckpointIsDescribedWithoutBeingConverted() throws IOException {
        JsonObject json = inspected(CHECKPOINTS.resolve("bert-ner"));
        assertThat(json.get("architecture").getAsString()).isEqualTo("bert");
        assertThat(json.get("task").getAsString()).isEqualTo("token-classification");
        assertThat(json.getAsJsonArray("labels")).hasSize(4);
        assertThat(json.get("layers").getAsInt()).isEqualTo(2);
        assertThat(json.get("heads").getAsInt()).isEqualTo(2);
        assertThat(json.getAsJsonArray("problems")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anImportedModelIsDescribedByItsName() {
        CommandRun.in(folder, "import", CHECKPOINTS.resolve("distilbert-qa").toString())
                .done();
        JsonObject json = inspected(Path.of("distilbert-qa"));
        assertThat(json.get("task").getAsString()).isEqualTo("question-answering");
        assertThat(json.get("sha256").getAsString()).matches("[0-9a-f]{64}");
        assertThat(json.getAsJsonArray("outputs").toString()).contains("start_logits", "attentions.0");
    }

    @Test
    void thePageIsReadableToo() {
        String out = CommandRun.in(
                        folder,
                        "inspect",
                        ONNX.resolve("tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx")
                                .toString())
                .done()
                .out();
        assertThat(out).contains("layers x", "LAYER", "Problems:", "opset");
    }

    @Test
    void whatCannotBeReadIsOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "no graph");
        assertThat(CommandRun.in(folder, "inspect", text.toString(), "--json").complaint())
                .contains("text.onnx", "no ONNX");
        assertThat(CommandRun.in(folder, "inspect", "absent").complaint()).contains("no model");
        assertThat(CommandRun.in(
                                folder,
                                "inspect",
                                CHECKPOINTS.resolve("t5-seq2seq").toString())
                        .complaint())
                .contains("t5");
    }
}
