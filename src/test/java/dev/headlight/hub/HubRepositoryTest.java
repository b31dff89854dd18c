package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.hub.HubException.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubRepositoryTest {
    @ParameterizedTest
    @CsvSource({
        "google-bert/bert-base-uncased, google-bert/bert-base-uncased, main",
        "gpt2, gpt2, main",
        "' owner/name ', owner/name, main",
        "owner/name@v1.0, owner/name, v1.0",
        "owner/name@refs/pr/3, owner/name, refs/pr/3",
        "https://huggingface.co/owner/name, owner/name, main",
        "https://huggingface.co/owner/name/, owner/name, main",
        "https://huggingface.co/owner/name?library=transformers, owner/name, main",
        "HTTPS://HuggingFace.co/owner/name, owner/name, main",
        "http://hf.co/gpt2, gpt2, main",
        "huggingface.co/owner/name, owner/name, main",
        "https://huggingface.co/owner/name/tree/main, owner/name, main",
        "https://huggingface.co/owner/name/tree/refs%2Fpr%2F1, owner/name, refs/pr/1",
        "https://huggingface.co/owner/name/blob/v2/onnx/model.onnx, owner/name, v2",
        "https://huggingface.co/gpt2/tree/main, gpt2, main",
    })
    void understandsWhatPeopleTypeAndPaste(String text, String id, String revision) throws HubException {
        HubRepository repository = HubRepository.parse(text);

        assertThat(repository.id()).isEqualTo(id);
        assertThat(repository.revision()).isEqualTo(revision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "a/b/c",
                "../x",
                "owner/..",
                "/name",
                "owner/",
                "owner//name",
                "a b",
                "owner/na--me",
                "owner/name.git",
                "-owner/name",
                "owner/.name",
                "owner/name@",
                "owner/name@../x",
                "owner/name@-x",
                "owner/näme",
                "https://example.com/owner/name",
                "https://huggingface.co/",
                "https://huggingface.co/a/b/c",
                "https://huggingface.co/datasets/owner/name",
                "https://huggingface.co.example.com/owner/name",
                "https://huggingface.co@example.com/owner/name",
                "https://huggingface.co/owner/na me",
                "file:///etc/passwd",
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> HubRepository.parse(text))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NAME))
                .message()
                .contains(";")
                .hasSizeLessThan(400);
    }

    @Test
    void refusesWithoutRepeatingWhatSteersATerminal() {
        assertThatThrownBy(() -> HubRepository.parse("\u001b[31m" + "x".repeat(1000) + "\n\u202e"))
                .message()
                .doesNotContain("\u001b", "\n", "\u202e")
                .hasSizeLessThan(400);
    }

    @Test
    void understandsAddressesOfTheHubThatTheUserChose() throws HubException {
        HubSettings settings = HubSettings.of(Map.of("HF_ENDPOINT", "https://mirror.example"), Path.of("home"));

        assertThat(settings.repository("https://mirror.example/owner/name").id())
                .isEqualTo("owner/name");
    }
}
