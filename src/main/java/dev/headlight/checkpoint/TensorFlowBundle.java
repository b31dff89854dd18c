package dev.headlight.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a TensorFlow SavedModel or checkpoint: {@code variables.index} and data files such as
 * {@code variables.data-00000-of-00001}.
 *
 * <p>A data file is streamed from its start at each {@link #read}; every tensor's CRC32C is verified before its numbers
 * are handed out. Entries whose type is unknown here (strings, resources) are left out of {@link #weights()}.
 */
public final class TensorFlowBundle implements WeightSource {
    /** Opens data files at their beginning. */
    @FunctionalInterface
    public interface DataFiles {
        /**
         * @param shard number of the file, from 0 on
         * @param shards how many there are
         */
        InputStream open(int shard, int shards) throws IOException;
    }

    private static final int CHUNK = 1 << 18;

    private final int shards;
    private final List<BundleEntry> entries;
    private final List<WeightInfo> weights;
    private final DataFiles data;

    /**
     * @param index the whole index file
     * @throws CheckpointException if the index is damaged or of a kind that cannot be read
     */
    public TensorFlowBundle(byte[] index, DataFiles data) throws CheckpointException {
        this.data = data;
        this.entries = new ArrayList<>();
        this.weights = new ArrayList<>();
        BundleIndex bundle = BundleIndex.read(ByteBuffer.wrap(index));
        this.shards = bundle.shards();
        for (BundleEntry entry : bundle.entries()) {
            StoredType type = StoredType.ofTensorFlow(entry.typeNumber()).orElse(null);
            if (type != null && !entry.sliced()) {
                entries.add(entry);
                weights.add(describe(entry, type));
            }
        }
    }

    private static WeightInfo describe(BundleEntry entry, StoredType type) throws CheckpointException {
        WeightInfo weight = new WeightInfo(entry.name(), type, entry.shape());
        if (TensorShapes.bytes(weight.name(), type, weight.shape()) != entry.size()) {
            throw new CheckpointException("The checkpoint's index is damaged: " + entry.name() + " of shape "
                    + entry.shape() + " and type " + type + " has " + entry.size() + " bytes");
        }
        return weight;
    }

    /** How many data files there are. */
    int shards() {
        return shards;
    }

    @Override
    public List<WeightInfo> weights() {
        return List.copyOf(weights);
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        TensorShapes.checkPresent(weights, names);
        for (int shard = 0; shard < shards; shard++) {
            read(shard, names, reader);
        }
    }

    private void read(int shard, Set<String> names, Reader reader) throws IOException {
        List<Integer> wanted = IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).shard() == shard)
                .filter(i -> names.contains(entries.get(i).name()))
                .boxed()
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        try (InputStream stream = data.open(shard, shards)) {
            long position = 0;
            for (int i : wanted) {
                BundleEntry entry = entries.get(i);
                skip(stream, entry.offset() - position, entry);
                deliver(stream, entry, weights.get(i), reader);
                position = entry.offset() + entry.size();
            }
        }
    }

    private static void skip(InputStream stream, long count, BundleEntry next) throws IOException {
        try {
            stream.skipNBytes(count);
        } catch (EOFException e) {
            throw truncated(next, e);
        }
    }

    private static void deliver(InputStream stream, BundleEntry entry, WeightInfo weight, Reader reader)
            throws IOException {
        TensorMemory.checkReadable(weight);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = TensorMemory.bytes(arena, weight.name(), entry.size());
            byte[] chunk = new byte[CHUNK];
            MaskedCrc crc = new MaskedCrc();
            for (long done = 0; done < entry.size(); ) {
                int count = stream.read(chunk, 0, (int) Math.min(CHUNK, entry.size() - done));
                if (count < 0) {
                    throw truncated(entry, null);
                }
                crc.update(chunk, count);
                MemorySegment.copy(chunk, 0, bytes, ValueLayout.JAVA_BYTE, done, count);
                done += count;
            }
            checkCrc(entry, crc.value());
            TensorMemory.deliver(weight, bytes, arena, reader);
        }
    }

    private static void checkCrc(BundleEntry entry, int found) throws CheckpointException {
        if (found != entry.crc()) {
            throw new CheckpointException(String.format(
                    "The weight %s is damaged: its checksum should be %08x and is %08x; fetch the checkpoint again",
                    entry.name(), entry.crc(), found));
        }
    }

    private static CheckpointException truncated(BundleEntry entry, @Nullable Throwable cause) {
        return new CheckpointException(
                "The checkpoint's data file ends before " + entry.name() + ", which needs " + entry.size()
                        + " bytes at " + entry.offset() + "; fetch the checkpoint again",
                cause);
    }

    @Override
    public void close() {
        // Each read opens and closes the data files itself.
    }
}
