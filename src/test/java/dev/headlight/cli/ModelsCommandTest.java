package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    private static final String SMALL = "all-minilm-l6-v2";

    @TempDir
    private Path store;

    private Path damaged;

    @BeforeEach
    void copyHalfAModel() throws IOException {
        damaged = Files.createDirectory(store.resolve(SMALL));
        Path whole = CommandRun.realStore().resolve(SMALL);
        Files.copy(whole.resolve("model.json"), damaged.resolve("model.json"));
        Files.copy(whole.resolve("tokenizer.json"), damaged.resolve("tokenizer.json"));
    }

    @Test
    void theStoreIsListed() {
        String out = CommandRun.withModels("models").done().out();
        assertThat(out).contains("bert-base-uncased", "12 x 12", "6 x 12", "Apache-2.0", " MB");
        assertThat(out).contains(CommandRun.realStore().resolve(SMALL).toString());
        assertThat(out.lines()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anEmptyStoreSaysWhatToDo() throws IOException {
        Path empty = Files.createDirectory(store.resolve(".empty"));
        assertThat(CommandRun.in(empty, "models").done().out()).contains("no model", "mvn package");
        assertThat(CommandRun.in(empty, "trace", "--text", "x", "--json").complaint())
                .contains("no model", "mvn package");
    }

    @Test
    void aDamagedModelIsListedWithTheReason() {
        assertThat(CommandRun.in(store, "models").done().out()).contains(SMALL, "damaged", "model.onnx is missing");
    }

    @Test
    void aDamagedModelIsNotOpened() {
        assertThat(CommandRun.in(store, "trace", "--text", "x", "--json", "--model", SMALL)
                        .complaint())
                .contains("model.onnx is missing", "Install it again");
    }

    @Test
    void filesOfTheRightSizeWithWrongContentAreRefused() throws IOException {
        long size = Files.size(CommandRun.realStore().resolve(SMALL).resolve("model.onnx"));
        Files.write(damaged.resolve("model.onnx"), new byte[Math.toIntExact(size)]);
        assertThat(CommandRun.in(store, "models").done().out()).contains("config.json is missing");
        Files.copy(CommandRun.realStore().resolve(SMALL).resolve("config.json"), damaged.resolve("config.json"));
        assertThat(CommandRun.in(store, "trace", "--text", "x", "--json", "--model", SMALL)
                        .complaint())
                .contains("model.onnx");
    }

    @Test
    void anUnknownModelIsAnsweredWithWhatIsThere() {
        assertThat(CommandRun.withModels("trace", "--text", "x", "--json", "--model", "gpt-17")
                        .complaint())
                .contains("\"gpt-17\"", "bert-base-uncased", SMALL);
    }

    @Test
    void installingNeedsAllItsParts() {
        assertThat(CommandRun.in(store, "models", "--install", "bert-base-uncased")
                        .complaint())
                .contains("--artifact", "--store");
    }

    @Test
    void installingAModelThatTheCatalogueLacksIsRefused() {
        assertThat(CommandRun.in(
                                store,
                                "models",
                                "--install",
                                "gpt-17",
                                "--artifact",
                                store.resolve("x.jar").toString(),
                                "--store",
                                store.toString())
                        .complaint())
                .contains("gpt-17", "bert-base-uncased");
    }
}
