package dev.headlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.model.ModelStoreException;
import dev.headlight.state.EngineProbe;
import dev.headlight.state.ModelShelf;
import dev.headlight.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window opens when it is started again. */
class FirstModelTest {
    private static final Path CHECKPOINT = Path.of("src/test/resources/checkpoints/bert-mlm");
    private static final ModelDescription USUAL = TestStore.model(ModelShelf.DEFAULT_MODEL);

    @TempDir
    private Path folder;

    private Path model = Path.of("model");
    private ModelLibrary library = library(Path.of("cache"));

    @BeforeEach
    void copyModel() throws IOException {
        model = Files.createDirectory(folder.resolve("mine"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.copy(CHECKPOINT.resolve(name), model.resolve(name));
        }
        library = library(folder.resolve("cache"));
    }

    private static ModelLibrary library(Path cache) {
        Path store = Objects.requireNonNull(USUAL.files().folder().getParent());
        return ModelLibrary.of(new ModelStore(List.of(store)), new EngineProbe(EngineSettings.standard()), cache);
    }

    private FirstModel.Result preferred(boolean mayConvert) {
        return new FirstModel(library, new ModelShelf(library.store()::entries), mayConvert)
                .preferred(model.toString());
    }

    @Test
    void aModelThatWasOpenedByItsPathIsOpenedAgainAtOnce() throws ModelStoreException {
        ModelDescription before =
                library.cache().open(model, null, (step, fraction) -> {}).model();
        FirstModel.Result first = preferred(false);
        assertThat(first.model()).isEqualTo(before);
        assertThat(first.path()).isEqualTo(model);
        assertThat(first.later()).isNull();
    }

    @Test
    void oneThatAnEarlierVersionConvertedIsConvertedAgain() throws Exception {
        ModelDescription before =
                library.cache().open(model, null, (step, fraction) -> {}).model();
        Path manifest = before.files().folder().resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"import \\d+ ", "\"import 0 "));
        assertThat(library.cache().find(model)).isEmpty();
        assertThat(library.cache().open(model, null, (step, fraction) -> {}).model())
                .isEqualTo(before);
        assertThat(library.cache().find(model)).isPresent();
    }

    @Test
    void oneThatChangedSinceIsLeftToTheWindowWhichBeginsWithTheUsualModel() throws Exception {
        library.cache().open(model, null, (step, fraction) -> {});
        Files.writeString(model.resolve("config.json"), Files.readString(model.resolve("config.json")) + "\n");
        FirstModel.Result first = preferred(false);
        assertThat(first.later()).isEqualTo(model);
        assertThat(first.model()).isEqualTo(USUAL);
        assertThat(first.path()).isNull();
    }

    @Test
    void forAPictureItIsConvertedFirst() {
        FirstModel.Result first = preferred(true);
        assertThat(first.path()).isEqualTo(model);
        assertThat(Objects.requireNonNull(first.model()).architecture()).isEqualTo("bert");
        assertThat(first.later()).isNull();
    }

    @Test
    void oneThatIsGoneIsSaidToBe() throws IOException {
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.delete(model.resolve(name));
        }
        Files.delete(model);
        FirstModel.Result first = preferred(false);
        assertThat(first.model()).isEqualTo(USUAL);
        assertThat(first.problem()).contains("no file or folder", "mine", "usual model");
    }

    @Test
    void oneThatBecameUnreadableIsSaidToBe() throws IOException {
        Files.delete(model.resolve("config.json"));
        FirstModel.Result first = preferred(false);
        assertThat(first.model()).isEqualTo(USUAL);
        assertThat(first.problem()).contains("weights but no config.json", "usual model");
    }
}
