package dev.headlight.checkpoint.architecture;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several texts in one run, each with heads of its own switched off, yield what each yields alone. */
class BatchedTextsTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "albert-mlm",
                "bert-mlm",
                "bert-ner",
                "distilbert-qa",
                "distilbert-sst2-vocab",
                "electra-discriminator",
                "mpnet-mlm",
                "roberta-mlm"
            })
    void textsDoNotMeetInABatch(String checkpoint) throws IOException, OrtException {
        Path published = CHECKPOINTS.resolve(checkpoint);
        JsonObject config = JsonParser.parseString(Files.readString(published.resolve("config.json")))
                .getAsJsonObject();
        try (CheckpointWeights source = CheckpointWeights.open(published);
                ExportRun export = ExportRun.of(config, source, folder.resolve(checkpoint))) {
            BatchAgreement.assertTextsDoNotMeet(export);
        }
    }
}
