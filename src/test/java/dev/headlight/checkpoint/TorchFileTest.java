package dev.headlight.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.checkpoint.pickle.PickleWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TorchFileTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/checkpoints/bert-mlm-bin/pytorch_model.bin");

    @TempDir
    Path folder;

    /** The ways to save the same tensors. */
    enum Format {
        STORED,
        DEFLATED,
        OLD;

        byte[] bytes(TorchWriter writer) throws IOException {
            return this == OLD ? writer.old() : writer.zip(this == DEFLATED);
        }
    }

    private TorchFile open(byte[] bytes) throws IOException {
        return TorchFile.open(Files.write(folder.resolve("pytorch_model.bin"), bytes));
    }

    private void refused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> {
                    try (TorchFile file = open(bytes)) {
                        WeightNumbers.readAll(file);
                    }
                })
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private static TorchWriter two() {
        return new TorchWriter()
                .floats("0", 1, 2, 3, 4, 5, 6)
                .floats("1", 7, 8)
                .tensor("a", "0", 0, new long[] {2, 3}, 3, 1)
                .tensor("b", "1", 0, new long[] {2}, 1);
    }

    @Test
    void aPublishedFileGivesTheNumbersOfItsEntries() throws IOException {
        try (TorchFile file = TorchFile.open(PUBLISHED);
                ZipFile zip = new ZipFile(PUBLISHED.toFile())) {
            List<WeightInfo> weights = file.weights();
            assertThat(weights)
                    .contains(new WeightInfo(
                            "bert.embeddings.word_embeddings.weight", StoredType.FLOAT32, List.of(400L, 32L)));
            Map<String, float[]> read = WeightNumbers.readAll(file);
            assertThat(read).hasSameSizeAs(weights);
            assertThat(read.get("bert.embeddings.word_embeddings.weight")).containsExactly(entry(zip, "0"));
            assertThat(read.get("bert.embeddings.position_embeddings.weight")).containsExactly(entry(zip, "1"));
            assertThat(read.get("cls.predictions.decoder.weight"))
                    .as("shares the storage of the word embeddings")
                    .containsExactly(entry(zip, "0"));
        }
    }

    private static float[] entry(ZipFile zip, String key) throws IOException {
        ZipEntry entry = zip.getEntry("pytorch_model/data/" + key);
        ByteBuffer bytes = ByteBuffer.wrap(zip.getInputStream(entry).readAllBytes());
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatGivesTheSameTensors(Format format) throws IOException {
        try (TorchFile file = open(format.bytes(two()))) {
            assertThat(file.weights())
                    .containsExactly(
                            new WeightInfo("a", StoredType.FLOAT32, List.of(2L, 3L)),
                            new WeightInfo("b", StoredType.FLOAT32, List.of(2L)));
            assertThat(WeightNumbers.readAll(file).get("a")).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(WeightNumbers.read(file, "b").get("b")).containsExactly(7, 8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void viewsOfAStorageAreRead(Format format) throws IOException {
        TorchWriter writer = new TorchWriter()
                .floats("0", 1, 2, 3, 4, 5, 6)
                .tensor("turned", "0", 0, new long[] {3, 2}, 1, 3)
                .tensor("tail", "0", 4, new long[] {2}, 1)
                .tensor("column", "0", 1, new long[] {2, 1}, 3, 1)
                .tensor("scalar", "0", 5, new long[] {})
                .tensor("empty", "0", 0, new long[] {0, 4}, 4, 1);
        try (TorchFile file = open(format.bytes(writer))) {
            Map<String, float[]> read = WeightNumbers.readAll(file);
            assertThat(read.get("turned")).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(read.get("tail")).containsExactly(5, 6);
            assertThat(read.get("column")).containsExactly(2, 5);
            assertThat(read.get("scalar")).containsExactly(6);
            assertThat(read.get("empty")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DoubleStorage, 8, FLOAT64",
        "HalfStorage, 2, FLOAT16",
        "BFloat16Storage, 2, BFLOAT16",
        "LongStorage, 8, INT64",
        "IntStorage, 4, INT32",
        "ShortStorage, 2, INT16",
        "CharStorage, 1, INT8",
        "ByteStorage, 1, UINT8",
        "BoolStorage, 1, BOOL"
    })
    void everyTypeOfStorageIsKnown(String storage, int bytes, StoredType type) throws IOException {
        TorchWriter writer = new TorchWriter()
                .storage("0", 3, new byte[3 * bytes])
                .tensorOf(storage, "a", "0", 0, new long[] {3}, 1);
        try (TorchFile file = open(writer.zip(false))) {
            assertThat(file.weights()).containsExactly(new WeightInfo("a", type, List.of(3L)));
            assertThat(WeightNumbers.readAll(file)).hasSize(type.isFloatingPoint() ? 1 : 0);
        }
    }

    @Test
    void parametersAndNestedStateDictionariesAreUnwrapped() throws IOException {
        PickleWriter pickle =
                new PickleWriter(2).op('}').text("epoch").whole(3).op('s').text("state_dict");
        pickle.op('}').text("a").symbol("torch._utils", "_rebuild_parameter").mark();
        pickle.symbol("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark()
                .text("storage")
                .symbol("torch", "FloatStorage")
                .text("0")
                .text("cuda:0")
                .whole(2)
                .op('t')
                .op('Q');
        pickle.whole(0).wholes(2).wholes(1).op(0x88).orderedDictionary().op('t').op('R');
        pickle.op(0x88).orderedDictionary().op('t').op('R').op('s').op('s');
        try (TorchFile file = open(new TorchWriter().floats("0", 1, 2).zip(false, pickle.stop()))) {
            assertThat(WeightNumbers.readAll(file).get("a")).containsExactly(1, 2);
        }
    }

    @Test
    void aPickleThatWouldRunACommandIsRefusedByName() throws IOException {
        byte[] pickle = new PickleWriter(2)
                .symbol("posix", "system")
                .text("touch owned")
                .op(0x85)
                .op('R')
                .stop();
        refused(new TorchWriter().zip(false, pickle), "posix.system", "pytorch_model.bin");
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    @Test
    void viewsThatLeaveTheirStorageAreRefused() throws IOException {
        long huge = Long.MAX_VALUE;
        for (TorchWriter writer : List.of(
                two().tensor("c", "1", 1, new long[] {2}, 1),
                two().tensor("c", "1", -1, new long[] {2}, 1),
                two().tensor("c", "1", 1, new long[] {2}, -1),
                two().tensor("c", "1", 0, new long[] {2, 2}, 1),
                two().tensor("c", "1", 0, new long[] {1000, 1000}, 0, 0),
                two().tensor("c", "1", 0, new long[] {-1}, 1),
                two().tensor("c", "1", huge, new long[] {huge}, huge),
                two().tensor("c", "1", 0, new long[] {huge, huge}, 0, 0))) {
            refused(writer.zip(false), "The weight c");
            refused(writer.old(), "The weight c");
        }
    }

    @Test
    void storagesThatLieAboutTheirSizeAreRefusedBeforeMemoryIsTaken() throws IOException {
        for (long size : new long[] {-1, 0, 1, 3, 1L << 40, Long.MAX_VALUE}) {
            TorchWriter writer =
                    new TorchWriter().storage("0", size, new byte[8]).tensor("a", "0", 0, new long[] {1}, 1);
            refused(writer.zip(false), "The weight a");
            refused(writer.zip(true), "The weight a");
            refused(writer.old(), " ");
        }
    }

    @Test
    void anEntryThatIsMissingIsNamed() throws IOException {
        refused(new TorchWriter().tensor("a", "../../0", 0, new long[] {0}, 1).zip(false), "data/../../0", "lacks");
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() throws IOException {
        for (String name : List.of("../evil", "/evil", "archive/../../evil", "..\\evil", "archive/..")) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("archive/data.pkl", two().pickle());
            entries.put(name, new byte[1]);
            refused(TorchWriter.zip(false, entries), "would leave its folder");
        }
    }

    @Test
    void oneChangedBitIsFound() throws IOException {
        byte[] bytes = two().zip(false);
        int place = indexOf(bytes, 7f);
        bytes[place] ^= 1;
        refused(bytes, "numbers of b", "checksum");
    }

    private static int indexOf(byte[] bytes, float number) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + Float.BYTES <= bytes.length; i++) {
            if (buffer.getFloat(i) == number) {
                return i;
            }
        }
        throw new AssertionError("the number is not there");
    }

    @Test
    void aFewKilobytesThatUnpackToHundredsOfMegabytesAreRefused() throws IOException {
        int size = 80 << 20;
        TorchWriter writer = new TorchWriter()
                .storage("0", size / Float.BYTES, new byte[size])
                .tensor("a", "0", 0, new long[] {size / Float.BYTES}, 1);
        refused(writer.zip(true), "unpacks from");
    }

    @Test
    void everyCutFileIsRefused() throws IOException {
        for (Format format : Format.values()) {
            byte[] whole = format.bytes(two());
            List<Integer> accepted = new ArrayList<>();
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try (TorchFile file = open(cut)) {
                    WeightNumbers.readAll(file);
                    accepted.add(length);
                } catch (CheckpointException e) {
                    assertThat(e).hasMessageNotContaining("\n");
                }
            }
            assertThat(accepted).isEmpty();
        }
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() throws IOException {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        refused(tar, "tar format");
        refused("no weights at all".getBytes(UTF_8), "no file of torch.save");
        refused(TorchWriter.zip(true, Map.of("word/document.xml", new byte[3])), "no data.pkl");
        refused(
                TorchWriter.zip(true, Map.of("m/data.pkl", new byte[3], "m/constants.pkl", new byte[3])),
                "TorchScript");
        refused(new TorchWriter().zip(false, new PickleWriter(2).text("hello").stop()), "a text", "state_dict");
        refused(
                TorchWriter.zip(true, Map.of("m/data.pkl", two().pickle(), "m/byteorder", "big".getBytes(UTF_8))),
                "byte order big");
    }
}
