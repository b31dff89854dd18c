package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelTask;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.testing.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint whose configuration names a head that it does not hold. */
class MissingHeadTest {
    @TempDir
    Path folder;

    @Test
    void aHeadThatIsAbsentFromTheCheckpointIsWarnedOf() throws Exception {
        Path published = Checkpoints.folder("bert-mlm");
        for (String file : List.of("model.safetensors", "tokenizer.json", "tokenizer_config.json")) {
            Files.copy(published.resolve(file), folder.resolve(file));
        }
        String config = Files.readString(published.resolve("config.json"));
        Files.writeString(
                folder.resolve("config.json"), config.replace("BertForMaskedLM", "BertForSequenceClassification"));

        ModelDescription model = ModelLibrary.of(
                        new ModelStore(List.of()),
                        new EngineProbe(EngineSettings.standard()),
                        Path.of("target", "test-cache"))
                .cache()
                .open(folder, null, (step, fraction) -> {})
                .model();

        assertThat(model.task()).isEqualTo(ModelTask.FEATURE_EXTRACTION);
        assertThat(ModelFacts.missingHead(model))
                .startsWith("The head of BertForSequenceClassification is absent from the checkpoint, which lacks ")
                .endsWith("; what is shown is the encoder alone.");
        assertThat(ModelFacts.missingHead(Checkpoints.model("bert-mlm"))).isEmpty();
    }
}
