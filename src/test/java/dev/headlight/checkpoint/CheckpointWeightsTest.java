package dev.headlight.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same weights in every published layout. */
class CheckpointWeightsTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/checkpoints");

    @TempDir
    Path folder;

    private final Map<String, float[]> weights = new TreeMap<>();

    @BeforeEach
    void someWeights() {
        weights.put("bert.bias", new float[] {1, -2});
        weights.put("bert.kernel", new float[] {3, 4, 5, 6, 7, 8});
        weights.put("bert.scale", new float[] {0.5f});
    }

    private static byte[] safetensors(Map<String, float[]> weights) {
        StringBuilder header = new StringBuilder("{");
        int end = 0;
        for (Map.Entry<String, float[]> weight : weights.entrySet()) {
            int length = weight.getValue().length;
            header.append(header.length() > 1 ? "," : "")
                    .append(String.format(
                            "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}",
                            weight.getKey(), length, end, end + 4 * length));
            end += 4 * length;
        }
        byte[] json = header.append("}").toString().getBytes(UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + end).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        weights.values().forEach(numbers -> {
            for (float number : numbers) {
                file.putFloat(number);
            }
        });
        return file.array();
    }

    private static TorchWriter torch(Map<String, float[]> weights) {
        TorchWriter writer = new TorchWriter();
        weights.forEach(
                (name, numbers) -> writer.floats(name, numbers).tensor(name, name, 0, new long[] {numbers.length}, 1));
        return writer;
    }

    private void write(String file, byte[] content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }

    private void write(String file, String content) throws IOException {
        write(file, content.getBytes(UTF_8));
    }

    private void writeBundle(String prefix) throws IOException {
        BundleWriter first = new BundleWriter().header(2, 0);
        first.add("bert.bias", new long[] {2}, 1, -2);
        BundleWriter second = first.shard(1);
        second.add("bert.kernel", new long[] {6}, 3, 4, 5, 6, 7, 8).add("bert.scale", new long[] {1}, 0.5f);
        write(prefix + ".index", second.index());
        write(prefix + ".data-00000-of-00002", first.data());
        write(prefix + ".data-00001-of-00002", second.data());
    }

    private void writeShards(String name, String ending, Map<String, byte[]> shards, String total) throws IOException {
        for (Map.Entry<String, byte[]> shard : shards.entrySet()) {
            write(shard.getKey(), shard.getValue());
        }
        write(
                name + ending + ".index.json",
                "{\"metadata\":{\"total_size\":" + total + "},\"weight_map\":{"
                        + "\"bert.bias\":\"" + name + "-00001-of-00002" + ending + "\","
                        + "\"bert.kernel\":\"" + name + "-00002-of-00002" + ending + "\","
                        + "\"bert.scale\":\"" + name + "-00002-of-00002" + ending + "\"}}");
    }

    private void writeSafetensorsShards(String total) throws IOException {
        Map<String, float[]> second = new TreeMap<>(weights);
        second.remove("bert.bias");
        writeShards(
                "model",
                ".safetensors",
                Map.of(
                        "model-00001-of-00002.safetensors", safetensors(Map.of("bert.bias", new float[] {1, -2})),
                        "model-00002-of-00002.safetensors", safetensors(second)),
                total);
    }

    private void writeTorchShards() throws IOException {
        Map<String, float[]> second = new TreeMap<>(weights);
        second.remove("bert.bias");
        writeShards(
                "pytorch_model",
                ".bin",
                Map.of(
                        "pytorch_model-00001-of-00002.bin",
                                torch(Map.of("bert.bias", new float[] {1, -2})).zip(false),
                        "pytorch_model-00002-of-00002.bin", torch(second).old()),
                "36");
    }

    private void assertReads(String choice) throws IOException {
        try (CheckpointWeights source = CheckpointWeights.open(folder)) {
            assertThat(source.choice()).isEqualTo(choice);
            Map<String, float[]> read = WeightNumbers.readAll(source);
            assertThat(read).containsOnlyKeys(weights.keySet());
            read.forEach((name, numbers) -> assertThat(numbers).containsExactly(weights.get(name)));
        }
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> CheckpointWeights.open(folder).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    @Test
    void theBestLayoutIsTakenAndTold() throws IOException {
        writeBundle("bert_model.ckpt");
        assertReads("Weights from bert_model.ckpt.index.");
        writeBundle("variables/variables");
        assertReads("Weights from variables/variables.index; not used: bert_model.ckpt.index.");
        writeTorchShards();
        assertReads("Weights from pytorch_model.bin.index.json; not used: bert_model.ckpt.index,"
                + " variables/variables.index.");
        write("pytorch_model.bin", torch(weights).zip(true));
        writeSafetensorsShards("36");
        write("model.safetensors", safetensors(weights));
        write("config.json", "{}");
        try (CheckpointWeights source = CheckpointWeights.open(folder)) {
            assertThat(source.choice()).startsWith("Weights from model.safetensors; not used: bert_model.ckpt.index");
        }
        Files.delete(folder.resolve("model.safetensors"));
        assertThat(CheckpointWeights.open(folder).choice()).startsWith("Weights from model.safetensors.index.json");
    }

    @Test
    void shardsOfSafetensorsGiveTheSameWeights() throws IOException {
        writeSafetensorsShards("36");
        assertReads("Weights from model.safetensors.index.json.");
    }

    @Test
    void theFilesOfTorchGiveTheSameWeights() throws IOException {
        write("pytorch_model.bin", torch(weights).zip(false));
        assertReads("Weights from pytorch_model.bin.");
        write("pytorch_model.bin", torch(weights).old());
        assertReads("Weights from pytorch_model.bin.");
    }

    @Test
    void publishedShardsHoldWhatTheIndexTells() throws IOException {
        try (CheckpointWeights source = CheckpointWeights.open(PUBLISHED.resolve("bert-mlm-sharded"))) {
            assertThat(source.choice()).startsWith("Weights from model.safetensors.index.json");
            assertThat(source.weights().stream().mapToLong(WeightInfo::bytes).sum())
                    .isEqualTo(134_336);
            assertThat(WeightNumbers.readAll(source)).hasSameSizeAs(source.weights());
        }
    }

    @Test
    void publishedHalvesAreWidened() throws IOException {
        try (CheckpointWeights source = CheckpointWeights.open(PUBLISHED.resolve("bert-fp16"))) {
            assertThat(source.weights()).extracting(WeightInfo::type).containsOnly(StoredType.FLOAT16);
            for (float[] numbers : WeightNumbers.readAll(source).values()) {
                for (float number : numbers) {
                    assertThat(Float.float16ToFloat(Float.floatToFloat16(number)))
                            .isEqualTo(number);
                }
            }
        }
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        writeSafetensorsShards("36");
        Files.delete(folder.resolve("model-00002-of-00002.safetensors"));
        assertRefused("2 files", "lacks model-00002-of-00002.safetensors");
    }

    @Test
    void aTensorInTheWrongShardIsNamed() throws IOException {
        writeSafetensorsShards("36");
        write("model-00002-of-00002.safetensors", safetensors(Map.of("bert.scale", new float[] {1})));
        assertRefused("bert.kernel is in model-00002-of-00002.safetensors", "in none of the files");
        write("model-00001-of-00002.safetensors", safetensors(weights));
        assertRefused(
                "bert.kernel is in model-00002-of-00002.safetensors", "but it is in model-00001-of-00002.safetensors");
    }

    @Test
    void aTotalThatIsNotThereIsRefused() throws IOException {
        writeSafetensorsShards("37");
        assertRefused("model.safetensors.index.json", "37", "36");
        writeSafetensorsShards("1e300");
        assertRefused("model.safetensors.index.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../model-2.safetensors",
                "/etc/passwd",
                "a/b.safetensors",
                "..",
                "",
                "c:evil",
                "a\\\\b",
                "a\\u0000b"
            })
    void shardsOutsideOfTheFolderAreRefused(String file) throws IOException {
        write("model.safetensors.index.json", "{\"weight_map\":{\"bert.bias\":\"" + file + "\"}}");
        assertRefused("bert.bias", "plain name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"weight_map\":3}", "{\"weight_map\":{\"a\":{}}}", "{\"weight_map\":{}}"})
    void damagedIndexesAreRefused(String index) throws IOException {
        write("model.safetensors.index.json", index);
        assertRefused("model.safetensors.index.json is no index of weights");
    }

    @Test
    void aMissingDataFileIsNamed() throws IOException {
        writeBundle("bert_model.ckpt");
        Files.delete(folder.resolve("bert_model.ckpt.data-00001-of-00002"));
        assertRefused("2 data files", "bert_model.ckpt.data-00001-of-00002");
    }

    @Test
    void severalTensorFlowCheckpointsAreNotGuessedAmong() throws IOException {
        writeBundle("model.ckpt-100");
        assertReads("Weights from model.ckpt-100.index.");
        writeBundle("model.ckpt-200");
        assertRefused("several checkpoints", "model.ckpt-100.index", "model.ckpt-200.index");
    }

    @Test
    void aPointerOfLargeFileStorageIsExplained() throws IOException {
        write("model.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        assertRefused("model.safetensors", "git lfs pull");
    }

    @ParameterizedTest
    @CsvSource({
        "tf_model.h5, Keras",
        "flax_model.msgpack, Flax",
        "model-Q4_K_M.gguf, llama.cpp",
        "rust_model.ot, rust-bert",
        "consolidated.00.pth, authors' own program",
        "adapter_model.safetensors, adapter",
        "adapter_model.bin, adapter",
        "diffusion.safetensors, model.safetensors",
        "weights.pt, pytorch_model.bin",
        "bert_model.ckpt.data-00000-of-00001, .index",
        "model.onnx, ONNX",
    })
    void filesThatCannotBeUsedAreNamedWithWhatToDo(String file, String advice) throws IOException {
        write(file, "x");
        write("training_args.bin", "x");
        assertRefused(file, advice);
    }

    @Test
    void aFolderWithoutWeightsIsToldWhatWasLookedFor() throws IOException {
        assertRefused("no file", "model.safetensors", "pytorch_model.bin");
        write("config.json", "{}");
        assertRefused("found config.json");
        assertThatThrownBy(() -> CheckpointWeights.open(folder.resolve("config.json")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> CheckpointWeights.open(folder.resolve("absent")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("absent");
    }
}
