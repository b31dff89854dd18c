package dev.headlight.hostile;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.WeightSource;
import dev.headlight.checkpoint.architecture.Architectures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of damaged files: each is read, or refused by the exception of its package in one line.
 *
 * <p>Anything else, such as an index out of bounds or too little memory, fails the test with the round that found it.
 */
class HostileFilesTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");

    @TempDir
    Path folder;

    private static void attempt(byte[] file, int rounds, int head, Attempt attempt) {
        Mutations mutations = new Mutations(42);
        for (int round = 0; round < rounds; round++) {
            attempt.check(mutations.damaged(file, head), "round " + round);
        }
    }

    private void readAll(String name, byte[] file) throws IOException {
        new Readers(folder).weights(name, file);
    }

    @ParameterizedTest
    @CsvSource({
        "bert-fp16/model.safetensors, 2000, 5000",
        "bert-mlm-bin/pytorch_model.bin, 1000, 12000",
    })
    void damagedWeightsAreReadOrRefused(Path file, int rounds, int head) throws IOException {
        String name = file.getFileName().toString();
        attempt(Files.readAllBytes(CHECKPOINTS.resolve(file)), rounds, head, bytes -> readAll(name, bytes));
    }

    @Test
    void damagedIndexesOfShardsAreReadOrRefused() throws IOException {
        for (int shard = 1; shard <= 3; shard++) {
            String name = "model-0000" + shard + "-of-00003.safetensors";
            Files.copy(CHECKPOINTS.resolve("bert-mlm-sharded").resolve(name), folder.resolve(name));
        }
        String index = "model.safetensors.index.json";
        byte[] file = Files.readAllBytes(CHECKPOINTS.resolve("bert-mlm-sharded").resolve(index));
        attempt(file, 1000, file.length, bytes -> readAll(index, bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bert-mlm", "albert-mlm", "distilbert-qa", "electra-discriminator", "mpnet-mlm", "roberta-mlm"})
    void configurationsThatLieAreExportedOrRefused(String checkpoint) throws IOException {
        byte[] config = Files.readAllBytes(CHECKPOINTS.resolve(checkpoint).resolve("config.json"));
        try (CheckpointWeights weights = CheckpointWeights.open(CHECKPOINTS.resolve(checkpoint))) {
            attempt(config, 600, config.length, bytes -> export(bytes, weights));
        }
    }

    private static void export(byte[] config, WeightSource weights) throws IOException {
        JsonElement json = parsed(config);
        if (json.isJsonObject()) {
            Architectures.export(json.getAsJsonObject(), weights);
        }
    }

    /** Gson's messages have a second line with a link. */
    private static JsonElement parsed(byte[] json) {
        try {
            return JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw new JsonParseException("no JSON", e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-random-bert",
                "tiny-distilbert-mlm.legacy-eager-op14-int8",
                "tiny-distilbert-mlm.legacy-eager-op14-ortfused",
                "tiny-distilbert-mlm.dynamo-sdpa-op18",
                "tiny-opt.legacy-sdpa-op17",
            })
    void damagedGraphsAreRewrittenOrRefused(String name) throws IOException {
        byte[] file = Files.readAllBytes(Path.of("src/test/resources/onnx", name + ".onnx"));
        attempt(file, 250, 60_000, this::rewrite);
    }

    private void rewrite(byte[] onnx) throws IOException {
        new Readers(folder).graph(onnx);
    }

    @ParameterizedTest
    @ValueSource(strings = {"albert-mlm", "roberta-mlm"})
    void damagedTokenizersAreReadOrRefused(String checkpoint) throws IOException {
        byte[] file = Files.readAllBytes(CHECKPOINTS.resolve(checkpoint).resolve("tokenizer.json"));
        attempt(file, 500, 3000, new Readers(folder)::tokenizer);
    }
}
