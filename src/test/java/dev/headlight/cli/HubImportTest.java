package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.hub.Answers;
import dev.headlight.hub.FakeHub;
import dev.headlight.model.HubModels;
import dev.headlight.model.ModelLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models come from a server on this machine that behaves like the hub. */
class HubImportTest {
    private static final Path CHECKPOINT = Path.of("src/test/resources/checkpoints/bert-mlm");

    @TempDir
    private Path folder;

    private FakeHub hub;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void start() throws IOException {
        hub = FakeHub.withCheckpoint(CHECKPOINT);
        environment.put("HF_ENDPOINT", hub.endpoint().toString());
        environment.put("HF_HOME", folder.resolve("hf-home").toString());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private CommandRun run(String... arguments) {
        ModelLibrary library = CommandRun.library(folder.resolve("store"));
        return CommandRun.with(
                library.withHub(new HubModels(environment, folder, folder.resolve("downloads"))), arguments);
    }

    @Test
    void sizeAndLicenceAreSaidFirstAndAfterwardsNoNetworkIsNeeded() {
        List<String> lines = run("import", "owner/tiny", "--name", "mine")
                .done()
                .out()
                .lines()
                .toList();
        assertThat(lines.getFirst()).contains("owner/tiny", "safetensors", "MB", "licence: apache-2.0");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("mine is in the store", "3 layers x 4 heads"));
        assertThat(run("models").done().out()).contains("mine", "apache-2.0");

        hub.close();
        assertThat(run("trace", "--model", "mine", "--text", "the cat", "--json")
                        .json()
                        .getAsJsonArray("ids"))
                .isNotEmpty();
    }

    @Test
    void theAddressOfThePageIsUnderstoodToo() {
        String page = hub.endpoint() + "/owner/tiny";
        assertThat(run("import", page).done().out()).contains("tiny is in the store");
    }

    @Test
    void aSmallerPrecisionStatesItsCost() {
        assertThat(run("import", "owner/tiny", "--precision", "int8").done().out())
                .contains("Stored as int8", "instead of", "no attention differs");
    }

    @Test
    void aCutConnectionIsTakenUpAgain() {
        hub.next("model.safetensors", Answers.cutAfter(5_000));
        assertThat(run("import", "owner/tiny").done().out()).contains("tiny is in the store");
        assertThat(hub.contentRequests("model.safetensors")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "401, RepoNotFound, check the name",
        "401, GatedRepo, agree to its conditions",
        "403, GatedRepo, HF_TOKEN",
        "404, RepoNotFound, no model owner/tiny",
    })
    void refusalsSayWhatToDo(int status, String code, String advice) {
        hub.next(FakeHub.LISTING, Answers.status(status, "X-Error-Code", code));
        assertThat(run("import", "owner/tiny").complaint()).contains(advice);
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void contentThatIsNotWhatWasAnnouncedIsNotTaken() {
        Stream.generate(() -> 0).limit(8).forEach(time -> hub.next("model.safetensors", Answers.wrongBytes()));
        CommandRun run = run("import", "owner/tiny");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("model.safetensors");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void whereNothingMayBeSentNothingIs() {
        environment.put("HF_HUB_OFFLINE", "1");
        assertThat(run("import", "owner/tiny").complaint()).contains("HF_HUB_OFFLINE");
        assertThat(hub.requests).isEmpty();
    }
}
