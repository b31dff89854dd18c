package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    @TempDir
    Path home;

    private HubSettings of(String... pairs) throws HubException {
        Map<String, String> environment = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return HubSettings.of(environment, home);
    }

    @Test
    void withoutVariablesItIsThePublicHubWithoutAToken() throws HubException {
        HubSettings settings = of();

        assertThat(settings.endpoint()).hasToString("https://huggingface.co");
        assertThat(settings.token()).isEmpty();
        assertThat(settings.isOffline()).isFalse();
        assertThat(settings.cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
    }

    @Test
    void takesAnotherHubWithoutItsTrailingSlash() throws HubException {
        assertThat(of("HF_ENDPOINT", "https://mirror.example/hf/").endpoint()).hasToString("https://mirror.example/hf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mirror", "ftp://mirror", "https://", "https://user:word@mirror", "https://mirror?x", "a b"})
    void refusesAnEndpointThatIsNone(String endpoint) {
        assertThatThrownBy(() -> of("HF_ENDPOINT", endpoint))
                .hasMessageContaining("HF_ENDPOINT")
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.SETTINGS));
    }

    @Test
    void findsTheCacheByTheRulesOfTheOtherTools() throws HubException {
        String there = home.resolve("there").toString();

        assertThat(of("HF_HOME", there).cache()).isEqualTo(home.resolve("there/hub"));
        assertThat(of("XDG_CACHE_HOME", there).cache()).isEqualTo(home.resolve("there/huggingface/hub"));
        assertThat(of("HUGGINGFACE_HUB_CACHE", there).cache()).isEqualTo(home.resolve("there"));
        assertThat(of("HF_HUB_CACHE", there, "HF_HOME", "/other").cache()).isEqualTo(home.resolve("there"));
        assertThat(of("HF_HOME", "~/hf").cache()).isEqualTo(home.resolve("hf/hub"));
    }

    @Test
    void refusesAFolderThatIsNone() {
        assertThatThrownBy(() -> of("HF_HOME", "a\0b"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("HF_HOME");
    }

    @Test
    void findsTheTokenInVariablesFirst() throws HubException {
        assertThat(of("HF_TOKEN", " hf_new\n", "HUGGING_FACE_HUB_TOKEN", "hf_old")
                        .token())
                .contains("hf_new");
        assertThat(of("HUGGING_FACE_HUB_TOKEN", "hf_old").token()).contains("hf_old");
    }

    @Test
    void findsTheTokenThatALoginLeft() throws HubException, IOException {
        Path file =
                Files.writeString(Files.createDirectories(home.resolve("hf")).resolve("token"), "hf_file\n");

        assertThat(of("HF_HOME", home.resolve("hf").toString()).token()).contains("hf_file");
        assertThat(of("HF_TOKEN_PATH", file.toString()).token()).contains("hf_file");
        assertThat(of("HF_TOKEN_PATH", home.resolve("none").toString()).token()).isEmpty();
    }

    @Test
    void leavesTheTokenOutWhenToldSo() throws HubException {
        assertThat(of("HF_TOKEN", "hf_x", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1").token())
                .isEmpty();
    }

    @Test
    void refusesATokenThatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> of("HF_TOKEN", "secret\nX-Evil: 1"))
                .hasMessageContaining("HF_TOKEN")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void keepsTheTokenOutOfLogs() throws HubException {
        assertThat(of("HF_TOKEN", "hf_secret")).asString().doesNotContain("hf_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "ON", "yes", "True"})
    void staysOfflineWhenToldSo(String value) throws HubException {
        assertThat(of("HF_HUB_OFFLINE", value).isOffline()).isTrue();
        assertThat(of("TRANSFORMERS_OFFLINE", value).isOffline()).isTrue();
        assertThat(of("HF_HUB_OFFLINE", "0").isOffline()).isFalse();
    }
}
