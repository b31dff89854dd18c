package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.export.numbers.SafetensorsContent;
import dev.headlight.onnx.OneBlockProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX files of several exporters, with a tokenizer of as few tokens as they know. */
class OnnxImportTest {
    private static final Path ONNX = Path.of("src/test/resources/onnx");

    @TempDir
    private Path folder;

    private Path store = Path.of("store");
    private Path model = Path.of("model");

    @BeforeEach
    void makeFolders() throws IOException {
        store = folder.resolve("store");
        model = Files.createDirectories(folder.resolve("some-model").resolve("onnx"));
        Files.writeString(
                Objects.requireNonNull(model.getParent()).resolve("vocab.txt"),
                "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\ncat\nsat\n.\n");
    }

    private void copy(String name, String as) throws IOException {
        Files.copy(ONNX.resolve(name), model.resolve(as));
    }

    private CommandRun importing(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "import";
        arguments[1] = Objects.requireNonNull(model.getParent()).toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandRun.in(store, arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-distilbert-mlm.dynamo-sdpa-op18.onnx, fill-mask",
        "tiny-distilbert-mlm.legacy-eager-op14-int8.onnx, fill-mask",
        "tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx, fill-mask",
        "tiny-albert-mlm.legacy-sdpa-op17.onnx, fill-mask",
        "tiny-distilbert-sst2.legacy-sdpa-op17.onnx, text-classification",
        "tiny-electra-discriminator.legacy-eager-op14.onnx, replaced-token-detection",
    })
    void aFolderAsOnTheHubBecomesAModelThatGivesTraces(String name, String task) throws IOException {
        copy(name, "model.onnx");
        CommandRun imported = importing();
        assertThat(imported.done().out()).contains("some-model", task);
        Path file = folder.resolve("trace.safetensors");
        CommandRun.in(
                        store,
                        "trace",
                        "--model",
                        "some-model",
                        "--text",
                        "the cat sat",
                        "--include",
                        "logits",
                        "--out",
                        file.toString())
                .done();
        SafetensorsContent trace = SafetensorsContent.of(file);
        assertThat(trace.names()).containsExactly("attentions", "logits");
        int keys = trace.shape("attentions")[3];
        float[] weights = trace.numbers("attentions");
        for (int row = 0; row < weights.length / keys; row++) {
            double sum = 0;
            for (int key = 0; key < keys; key++) {
                sum += weights[row * keys + key];
            }
            assertThat(sum).isBetween(1 - 1e-4, 1 + 1e-4);
        }
    }

    @Test
    void ofSeveralVariantsTheMostExactIsTakenUnlessOneIsNamed() throws IOException {
        copy("tiny-distilbert-mlm.legacy-eager-op14-int8.onnx", "model_quantized.onnx");
        copy("tiny-distilbert-mlm.dynamo-sdpa-op18.onnx", "model.onnx");
        assertThat(importing("--name", "best").done().out()).contains("model.onnx of 2 ONNX files");
        assertThat(importing("--name", "other", "--variant", "model_quantized.onnx")
                        .done()
                        .out())
                .contains("model_quantized.onnx of 2");
        assertThat(importing("--variant", "model_q4.onnx").complaint()).contains("model_q4.onnx", "model.onnx");
    }

    @Test
    void aSmallerPrecisionSaysWhatItCosts() throws IOException {
        copy("tiny-distilbert-mlm.dynamo-sdpa-op18.onnx", "model.onnx");
        assertThat(importing("--precision", "fp16").done().out()).contains("Stored as fp16", "instead of", "differs");
        assertThat(importing("--precision", "fp8").complaint()).contains("fp32, fp16 or int8");
    }

    @Test
    void aModelOfTwoSequencesIsRefusedWithTheReason() throws IOException {
        copy("tiny-marian.legacy-sdpa-op17.onnx", "model.onnx");
        assertThat(importing().complaint()).contains("two sequences");
    }

    @Test
    void attentionThatOnlyAnOutputSpeaksOfIsTakenIfAFirstRunConfirmsIt() throws IOException {
        OneBlockProto.declaring(model, true);
        assertThat(importing("--name", "honest").done().out()).contains("1 layers x 2 heads");
        OneBlockProto.declaring(model, false);
        assertThat(importing("--name", "not").complaint()).contains("attentions.0", "expected 1");
    }
}
