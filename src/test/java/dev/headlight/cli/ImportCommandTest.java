package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {
    private static final Path CHECKPOINT = Path.of("src/test/resources/checkpoints/bert-mlm");

    @TempDir
    private Path folder;

    private String importing(Path source, String... more) {
        return run(source, more).complaint();
    }

    private CommandRun run(Path source, String... more) {
        String[] arguments = Stream.concat(Stream.of("import", source.toString()), Stream.of(more))
                .toArray(String[]::new);
        return CommandRun.in(folder.resolve("store"), arguments);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private List<String> stored() throws IOException {
        Path store = folder.resolve("store");
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(store)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .toList();
        }
    }

    @Test
    void theNameIsChosenAndAnotherModelIsNotReplacedUnlessAsked() throws IOException {
        assertThat(run(CHECKPOINT, "--name", "mine").done().out())
                .contains("mine is in the store", "3 layers x 4 heads");
        assertThat(run(CHECKPOINT, "--name", "mine").done().out()).contains("mine is in the store");
        Path other = Path.of("src/test/resources/checkpoints/bert-ner");
        assertThat(importing(other, "--name", "mine")).contains("already a model mine", "--force", "--name");
        assertThat(run(other, "--name", "mine", "--force").done().out()).contains("token-classification");
        assertThat(stored()).containsExactly("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "a/b", ".hidden", "", "con", "x y"})
    void aNameThatIsNoFolderNameIsRefused(String name) {
        assertThat(importing(CHECKPOINT, "--name", name)).contains("cannot be called", "--name");
    }

    @Test
    void aZipWithACheckpointIsImported() throws IOException {
        Path archive = zip(
                "small.zip",
                Map.of(
                        "bert/config.json", Files.readAllBytes(CHECKPOINT.resolve("config.json")),
                        "bert/model.safetensors", Files.readAllBytes(CHECKPOINT.resolve("model.safetensors")),
                        "bert/tokenizer.json", Files.readAllBytes(CHECKPOINT.resolve("tokenizer.json")),
                        "bert/notes.html", new byte[10]));
        assertThat(run(archive).done().out()).contains("small is in the store");
    }

    @Test
    void aRandomZipIsAnsweredWithWhatIsInIt() throws IOException {
        Path archive = zip("photos.zip", Map.of("holiday.jpg", new byte[100]));
        assertThat(importing(archive)).contains("photos.zip", "no model", "holiday.jpg", ".onnx");
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.onnx", "/evil.onnx", "a/../../evil.onnx", "C:\\evil.onnx", "..\\evil.onnx"})
    void anEntryThatLeavesTheFolderIsRefused(String entry) throws IOException {
        assertThat(importing(zip("evil.zip", Map.of(entry, new byte[10])))).contains("evil.zip", "leave the folder");
        assertThat(folder.resolve("evil.onnx")).doesNotExist();
    }

    @Test
    void anEntryThatGrowsBeyondMeasureIsRefused() throws IOException {
        assertThat(importing(zip("bomb.zip", Map.of("model.onnx", new byte[1 << 25]))))
                .contains("bomb.zip", "model.onnx", "grows");
    }

    @Test
    void wrongFilesAreAnsweredWithOneSentence() throws IOException {
        assertThat(importing(folder.resolve("absent.onnx"))).contains("no file or folder", "absent.onnx");
        assertThat(importing(file("text.onnx", "This is a text.")))
                .contains("text.onnx", "no ONNX", "Download or export it again");
        assertThat(importing(file("empty.onnx", ""))).contains("empty.onnx", "empty");
        assertThat(importing(file("broken.zip", "PK\u0003\u0004 and no more"))).contains("broken.zip", "zip");
        assertThat(importing(file("model.gguf", "GGUF"))).contains("model.gguf", ".safetensors");
        assertThat(stored()).isEmpty();
    }

    @Test
    void foldersWithoutAModelSayWhatIsMissing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(importing(empty)).contains("empty", ".onnx", "config.json");
        Path configured = Files.createDirectory(folder.resolve("configured"));
        Files.copy(CHECKPOINT.resolve("config.json"), configured.resolve("config.json"));
        assertThat(importing(configured)).contains("config.json but no weights");
        Path bare = Files.createDirectory(folder.resolve("bare"));
        Files.copy(CHECKPOINT.resolve("model.safetensors"), bare.resolve("model.safetensors"));
        assertThat(importing(bare)).contains("no config.json");
        assertThat(importing(bare.resolve("model.safetensors"))).contains("config.json");
    }

    @Test
    void aCheckpointWithoutTokenizerSaysWhatToAdd() throws IOException {
        Path mute = Files.createDirectory(folder.resolve("mute"));
        Files.copy(CHECKPOINT.resolve("config.json"), mute.resolve("config.json"));
        Files.copy(CHECKPOINT.resolve("model.safetensors"), mute.resolve("model.safetensors"));
        assertThat(importing(mute)).contains("No tokenizer", "tokenizer.json");
    }

    @Test
    void truncatedWeightsAreRefusedAndNothingIsLeft() throws IOException {
        Path cut = Files.createDirectory(folder.resolve("cut"));
        for (String name : List.of("config.json", "tokenizer.json")) {
            Files.copy(CHECKPOINT.resolve(name), cut.resolve(name));
        }
        byte[] weights = Files.readAllBytes(CHECKPOINT.resolve("model.safetensors"));
        Files.write(cut.resolve("model.safetensors"), Arrays.copyOf(weights, weights.length / 2));
        assertThat(importing(cut)).contains("cut");
        assertThat(stored()).isEmpty();
    }

    @Test
    void architecturesThatAreNotEncodersAreRefusedByName() {
        assertThat(importing(Path.of("src/test/resources/checkpoints/gpt2-lm"))).contains("gpt2");
    }

    @Test
    void aModelIsOpenedByItsPathAndTheSecondTimeNothingIsConverted() throws IOException {
        Path model = Files.createDirectory(folder.resolve("here"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.copy(CHECKPOINT.resolve(name), model.resolve(name));
        }
        String[] arguments = {"trace", "--text", "the cat", "--json", "--model", model.toString()};
        CommandRun first = CommandRun.in(folder, arguments);
        assertThat(first.json().getAsJsonArray("ids")).isNotEmpty();
        assertThat(CommandRun.in(folder, arguments).done().out()).isEqualTo(first.out());
    }

    @Test
    void theWordMaskIsGuessedWithAnImportedModel() {
        run(CHECKPOINT).done();
        assertThat(CommandRun.in(
                                folder.resolve("store"),
                                "predict",
                                "--model",
                                "bert-mlm",
                                "--text",
                                "The [MASK] sat.",
                                "--json")
                        .done()
                        .json()
                        .getAsJsonArray("masks"))
                .hasSize(1);
    }
}
