package dev.headlight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.core.AttentionKind;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.model.Manifest.StoredFile;
import dev.headlight.model.StoreEntry.Damaged;
import dev.headlight.model.StoreEntry.Usable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelStoreTest {
    @TempDir
    Path root;

    private Path model(Path store, String id) throws IOException {
        Path folder = Files.createDirectories(store.resolve(id));
        StoredFile onnx = file(folder, Manifest.ONNX);
        StoredFile tokenizer = file(folder, Manifest.TOKENIZER);
        ManifestJson.write(
                new Manifest(
                        new ModelIdentity(id, "Some model", "Apache-2.0", "here"),
                        new ConvertedModel(
                                "bert",
                                ModelTask.FILL_MASK,
                                List.of(),
                                new ModelShape(1, 2, 3, 6, 10, 20, 99),
                                new TraceOutputs(List.of("a.0"), Map.of(), List.of("logits")),
                                "Made in a test.",
                                new ModelOrigin(
                                        "pytorch 2",
                                        "17",
                                        "fp32",
                                        "WordPiece",
                                        List.of(new AttentionOrigin(0, "softmax", AttentionKind.SELF, "seen")))),
                        "recipe",
                        List.of(onnx, tokenizer)),
                folder);
        return folder;
    }

    private static StoredFile file(Path folder, String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "content of " + name);
        return new StoredFile(name, Checksums.sha256(file), Files.size(file));
    }

    private Damaged damaged() {
        List<StoreEntry> entries = new ModelStore(List.of(root)).entries();
        assertThat(entries).hasSize(1).hasOnlyElementsOfType(Damaged.class);
        return (Damaged) entries.getFirst();
    }

    @Test
    void modelsAreListedByName() throws IOException {
        model(root, "second");
        model(root, "first");
        Files.createDirectories(root.resolve(".hidden"));
        ModelStore store = new ModelStore(List.of(root, root.resolve("absent")));
        assertThat(store.entries())
                .hasOnlyElementsOfType(Usable.class)
                .extracting(StoreEntry::id)
                .containsExactly("first", "second");
        assertThat(store.find("second")).isPresent();
        assertThat(store.find("third")).isEmpty();
    }

    @Test
    void theFirstRootCountsUnlessItsModelIsDamaged() throws IOException {
        Path first = root.resolve("one");
        Path second = root.resolve("two");
        Path good = model(second, "both");
        Files.delete(model(first, "both").resolve(Manifest.ONNX));
        ModelStore store = new ModelStore(List.of(first, second));
        assertThat(store.entries()).hasSize(1);
        assertThat(store.find("both"))
                .get()
                .isInstanceOfSatisfying(
                        Usable.class,
                        usable -> assertThat(usable.model().files().folder()).isEqualTo(good));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(model(root, "some").resolve(Manifest.TOKENIZER));
        assertThat(damaged().problem()).contains("tokenizer.json is missing").contains("Install it again");
    }

    @Test
    void aFileOfTheWrongSizeIsNamedWithBothSizes() throws IOException {
        Files.writeString(model(root, "some").resolve(Manifest.ONNX), "short");
        assertThat(damaged().problem()).contains("model.onnx has 5 bytes, expected 21");
    }

    @Test
    void aChangedFileIsFoundByVerifying() throws IOException, ModelStoreException {
        Path folder = model(root, "some");
        ModelStore store = new ModelStore(List.of(root));
        ModelDescription model =
                store.find("some").map(Usable.class::cast).map(Usable::model).orElseThrow();
        store.verify(model);
        Path onnx = folder.resolve(Manifest.ONNX);
        String expected = Checksums.sha256(onnx);
        Files.writeString(onnx, "CONTENT of model.onnx");
        assertThatThrownBy(() -> store.verify(model))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining(expected)
                .hasMessageContaining(Checksums.sha256(onnx));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": 2|\"format\": 1|has format 1",
                "\"format\": 2|\"format\": \"x\"|to be a number",
                "\"layers\": 1|\"layers\": -1|from 1 to",
                "\"layers\": 1|\"layers\": 7|names 1 attentions for 7 layers",
                "\"id\": \"some\"|\"id\": \"other\"|holds the manifest of other",
                "\"name\": \"model.onnx\"|\"name\": \"../model.onnx\"|impossible file",
                "\"name\": \"model.onnx\"|\"name\": \"/etc/passwd\"|impossible file",
                "\"bytes\": 21|\"bytes\": 1e400|to be a whole number",
                "\"heads\": 2|\"heads\": 2000000000|to 10000",
                "\"fill-mask\"|\"fill-masque\"|unknown task",
                "\"kind\": \"self\"|\"kind\": \"selfie\"|unknown kind",
                "{|[|no JSON",
            })
    void aDamagedManifestIsExplained(String before, String after, String expected) throws IOException {
        Path file = model(root, "some").resolve(Manifest.FILE);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        assertThat(damaged().problem()).contains(expected);
    }

    @Test
    void aFolderWithoutManifestIsReported() throws IOException {
        Files.createDirectories(root.resolve("empty"));
        assertThat(damaged().problem()).contains("has no model.json");
    }

    @Test
    void bytesThatAreNoTextAreReported() throws IOException {
        Files.write(model(root, "some").resolve(Manifest.FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(damaged().problem()).contains("is no text");
    }

    @Test
    void theEnvironmentNamesTheOnlyStore() {
        StoreLocations locations =
                new StoreLocations(Map.of(StoreLocations.VARIABLE, root.toString()), "Linux", root.resolve("home"));
        assertThat(locations.standard(Optional.of(root.resolve("program"))).roots())
                .containsExactly(root);
    }

    @Test
    void theProgramsOwnModelsComeBeforeTheProjectsAndTheUsers() throws IOException {
        Path home = root.resolve("project").resolve("target").resolve("headlight");
        Path user = root.resolve("home").resolve(".local/share/headlight/models");
        Path project = root.resolve("project").resolve("models").resolve("store");
        StoreLocations locations = new StoreLocations(Map.of(), "Linux", root.resolve("home"));
        assertThat(locations.standard(Optional.of(home)).roots()).containsExactly(user);
        Files.createDirectories(home.resolve("models"));
        Files.createDirectories(user);
        Files.createDirectories(project);
        assertThat(locations.standard(Optional.of(home)).roots())
                .containsExactly(home.resolve("models"), project, user);
        assertThat(locations.standard(Optional.empty()).roots()).containsExactly(user);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, XDG_DATA_HOME, headlight/models",
        "Windows 11, LOCALAPPDATA, Headlight/models",
    })
    void theUsersFolderFollowsThePlatform(String system, String variable, String below) {
        StoreLocations locations = new StoreLocations(Map.of(variable, root.toString()), system, root.resolve("home"));
        assertThat(locations.userStore()).isEqualTo(root.resolve(below));
        assertThat(new StoreLocations(Map.of(), "Mac OS X", root).userStore())
                .isEqualTo(root.resolve("Library/Application Support/Headlight/models"));
    }
}
