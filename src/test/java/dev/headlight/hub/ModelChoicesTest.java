package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.hub.Checksum.Algorithm;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubListing.About;
import dev.headlight.hub.HubListing.Gate;
import dev.headlight.hub.HubListing.Source;
import dev.headlight.hub.ModelChoice.Form;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelChoicesTest {
    private static final String HEX = "0".repeat(64);

    private static HubListing listing(String modelType, String... paths) {
        List<HubFile> files = Arrays.stream(paths)
                .sorted()
                .map(path -> new HubFile(path, 10, new Checksum(Algorithm.SHA256, HEX)))
                .toList();
        About about = new About("mit", "fill-mask", modelType, List.of(), Gate.OPEN, Precision.FULL, 0);
        return new HubListing(HubFixture.REPOSITORY, FakeHub.COMMIT, Source.HUB, about, files);
    }

    private static List<ModelChoice> choices(String modelType, String... paths) throws HubException {
        return new ModelChoices("bert"::equals).of(listing(modelType, paths));
    }

    private static List<String> paths(ModelChoice choice) {
        return choice.files().stream().map(HubFile::path).toList();
    }

    @Test
    void prefersSafetensorsOfAKnownArchitectureThenThePickleThenTheGraphs() throws HubException {
        List<ModelChoice> choices = choices(
                "bert",
                "config.json",
                "model.safetensors",
                "pytorch_model.bin",
                "onnx/model.onnx",
                "onnx/model_fp16.onnx",
                "onnx/model_quantized.onnx",
                "onnx/model_q4f16.onnx",
                "onnx/model_O2.onnx",
                "tf_model.h5");

        assertThat(choices)
                .extracting(ModelChoice::main)
                .containsExactly(
                        "model.safetensors",
                        "pytorch_model.bin",
                        "onnx/model.onnx",
                        "onnx/model_O2.onnx",
                        "onnx/model_fp16.onnx",
                        "onnx/model_quantized.onnx",
                        "onnx/model_q4f16.onnx");
        assertThat(choices.getFirst().form()).isEqualTo(Form.CHECKPOINT);
        assertThat(choices.getLast().precision()).isEqualTo(Precision.FOUR_BITS);
        assertThat(choices.get(4).sentence()).contains("onnx/model_fp16.onnx", "float16");
    }

    @Test
    void offersNoCheckpointOfAnArchitectureThatIsNotSupported() throws HubException {
        assertThat(choices("gpt_neo", "config.json", "model.safetensors", "model.onnx"))
                .extracting(ModelChoice::main)
                .containsExactly("model.onnx");
    }

    @Test
    void offersCheckpointsOfUnknownArchitectureLast() throws HubException {
        assertThat(choices("", "config.json", "model.safetensors", "model.onnx"))
                .extracting(ModelChoice::main)
                .containsExactly("model.onnx", "model.safetensors");
    }

    @Test
    void takesTheTokenizerAndTheTermsAlong() throws HubException {
        assertThat(paths(choices(
                                "bert",
                                "config.json",
                                "model.safetensors",
                                "tokenizer.json",
                                "vocab.txt",
                                "LICENSE",
                                "README.md",
                                "training_args.bin")
                        .getFirst()))
                .containsExactlyInAnyOrder(
                        "model.safetensors", "config.json", "tokenizer.json", "vocab.txt", "LICENSE");
    }

    @Test
    void takesTheWeightsOfAGraphAlongAndThoseOfNoOther() throws HubException {
        ModelChoice choice = choices(
                        "",
                        "onnx/model.onnx",
                        "onnx/model.onnx_data",
                        "onnx/model.onnx_data_1",
                        "onnx/model_fp16.onnx",
                        "onnx/model_fp16.onnx_data",
                        "config.json",
                        "tokenizer.json")
                .getFirst();

        assertThat(paths(choice))
                .containsExactly(
                        "onnx/model.onnx",
                        "onnx/model.onnx_data",
                        "onnx/model.onnx_data_1",
                        "config.json",
                        "tokenizer.json");
        assertThat(choice.bytes()).isEqualTo(50);
    }

    @Test
    void takesAllPartsOfACheckpointOrNone() throws HubException {
        String first = "model-00001-of-00002.safetensors";
        String second = "model-00002-of-00002.safetensors";
        String index = "model.safetensors.index.json";

        ModelChoice whole = choices("bert", "config.json", index, first, second).getFirst();
        assertThat(whole.main()).isEqualTo(index);
        assertThat(paths(whole)).containsExactly(index, first, second, "config.json");
        assertThatThrownBy(() -> choices("bert", "config.json", index, second)).isInstanceOf(HubException.class);
    }

    @Test
    void saysWhenATokenizerIsMissing() throws HubException {
        assertThat(choices("bert", "config.json", "model.safetensors")
                        .getFirst()
                        .sentence())
                .contains("without a tokenizer");
    }

    @Test
    void saysWhatWasSeenWhereNothingCanBeOpened() {
        assertThatThrownBy(() -> choices("bert", "model.gguf", "tf_model.h5"))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNSUITABLE))
                .hasMessageContainingAll("*.gguf", "*.h5", "look on the hub");
        assertThatThrownBy(() -> choices("gpt_neo", "config.json", "model.safetensors"))
                .hasMessageContainingAll("gpt_neo", "not supported");
    }
}
