package dev.headlight.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TensorFlowBundleTest {
    private final BundleWriter writer = new BundleWriter()
            .add("module/layer_0/bias", new long[] {2}, 1f, 2f)
            .add("module/layer_0/kernel", new long[] {2, 3}, 3f, 4f, 5f, 6f, 7f, 8f)
            .add("module/step", new long[] {}, 9f);

    private static TensorFlowBundle bundle(byte[] index, byte... data) throws CheckpointException {
        return new TensorFlowBundle(index, (shard, shards) -> new ByteArrayInputStream(data));
    }

    private static Map<String, float[]> readAll(TensorFlowBundle bundle, Set<String> names) throws IOException {
        Map<String, float[]> read = new LinkedHashMap<>();
        bundle.read(names, (weight, numbers) -> {
            float[] copy = new float[numbers.remaining()];
            numbers.get(copy);
            read.put(weight.name(), copy);
        });
        return read;
    }

    @Test
    void namesTypesAndShapesAreListedInTheOrderOfTheData() throws IOException {
        assertThat(bundle(writer.index()).weights())
                .containsExactly(
                        new WeightInfo("module/layer_0/bias", StoredType.FLOAT32, List.of(2L)),
                        new WeightInfo("module/layer_0/kernel", StoredType.FLOAT32, List.of(2L, 3L)),
                        new WeightInfo("module/step", StoredType.FLOAT32, List.of()));
    }

    @Test
    void numbersAreReadAndWhatWasNotAskedForIsSkipped() throws IOException {
        Map<String, float[]> read =
                readAll(bundle(writer.index(), writer.data()), Set.of("module/step", "module/layer_0/bias"));
        assertThat(read).containsOnlyKeys("module/layer_0/bias", "module/step");
        assertThat(read.get("module/layer_0/bias")).containsExactly(1f, 2f);
        assertThat(read.get("module/step")).containsExactly(9f);
    }

    @Test
    void aMissingNameIsNamed() throws IOException {
        TensorFlowBundle bundle = bundle(writer.index(), writer.data());
        assertThatThrownBy(() -> readAll(bundle, Set.of("module/absent")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("module/absent");
    }

    @Test
    void oneChangedBitOfAWeightIsFound() throws IOException {
        byte[] data = writer.data();
        data[9] ^= 1;
        TensorFlowBundle bundle = bundle(writer.index(), data);
        assertThatThrownBy(() -> readAll(bundle, Set.of("module/layer_0/kernel")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("module/layer_0/kernel")
                .hasMessageContaining("checksum");
    }

    @Test
    void aDataFileThatEndsTooEarlyIsFound() throws IOException {
        TensorFlowBundle bundle = bundle(writer.index(), Arrays.copyOf(writer.data(), 12));
        assertThatThrownBy(() -> readAll(bundle, Set.of("module/layer_0/kernel")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("ends before module/layer_0/kernel");
        assertThatThrownBy(() -> readAll(bundle, Set.of("module/step")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("ends before module/step");
    }

    @Test
    void aFileThatIsNoTableIsRefused() {
        byte[] index = writer.index();
        index[index.length - 1] ^= 1;
        assertThatThrownBy(() -> bundle(index))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("LevelDB");
        assertThatThrownBy(() -> bundle(new byte[3])).isInstanceOf(CheckpointException.class);
    }

    @Test
    void eachTensorIsReadFromItsOwnDataFile() throws IOException {
        BundleWriter first = new BundleWriter().header(2, 0).add("a", new long[] {2}, 1f, 2f);
        BundleWriter second = first.shard(1).add("b", new long[] {1}, 3f).add("c", new long[] {1}, 4f);
        TensorFlowBundle bundle = new TensorFlowBundle(
                second.index(), (shard, shards) -> new ByteArrayInputStream(shard == 0 ? first.data() : second.data()));
        Map<String, float[]> read = readAll(bundle, Set.of("a", "c"));
        assertThat(read.get("a")).containsExactly(1f, 2f);
        assertThat(read.get("c")).containsExactly(4f);
    }

    @Test
    void impossibleNumbersOfDataFilesAndAnotherByteOrderAreRefused() {
        assertThatThrownBy(() -> bundle(writer.header(1_000_000, 0).index()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("1000000 data files");
        assertThatThrownBy(() -> bundle(writer.header(0, 0).index())).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> bundle(writer.header(1, 1).index())).isInstanceOf(CheckpointException.class);
    }

    @Test
    void impossiblePlacesAreRefused() {
        assertThatThrownBy(() -> bundle(new BundleWriter()
                        .addEntry("huge", new long[] {1L << 60}, 0, Long.MAX_VALUE, 0)
                        .index()))
                .isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> bundle(new BundleWriter()
                        .addEntry("negative", new long[] {1}, -4, 4, 0)
                        .index()))
                .isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> bundle(
                        writer.addEntry("overlap", new long[] {1}, 4, 4, 0).index()))
                .isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> bundle(new BundleWriter()
                        .addEntry("overflow", new long[] {1L << 32, 1L << 32}, 0, 0, 0)
                        .index()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("impossible shape");
        assertThatThrownBy(() -> bundle(new BundleWriter()
                        .addEntry("unfitting", new long[] {3}, 0, 4, 0)
                        .index()))
                .isInstanceOf(CheckpointException.class);
    }

    @Test
    void aDamagedIndexNeverEndsInAnythingButACheckpointException() throws IOException {
        byte[] good = writer.index();
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            refuseOrRead(Arrays.copyOf(bad, round % 2 == 0 ? bad.length : random.nextInt(bad.length)));
        }
        assertThat(readAll(bundle(good, writer.data()), Set.of("module/step"))).hasSize(1);
    }

    private void refuseOrRead(byte... index) {
        try {
            assertThat(bundle(index).weights()).hasSizeLessThanOrEqualTo(3);
        } catch (CheckpointException e) {
            assertThat(e).message().isNotBlank();
        }
    }
}
