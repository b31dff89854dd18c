package dev.headlight.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a TensorFlow SavedModel or checkpoint: {@code variables.index} and
 * {@code variables.data-00000-of-00001}.
 *
 * <p>The data file is streamed from its start at each {@link #read}; every tensor's CRC32C is verified before its
 * numbers are handed out. Entries whose type is unknown here (strings, resources) are left out of {@link #weights()}.
 */
public final class TensorFlowBundle implements WeightSource {
    /** Opens the data file at its beginning. */
    @FunctionalInterface
    public interface DataFile {
        InputStream open() throws IOException;
    }

    private final List<BundleEntry> entries;
    private final List<WeightInfo> weights;
    private final DataFile data;

    /**
     * @param index the whole index file
     * @throws CheckpointException if the index is damaged or of a kind that cannot be read
     */
    public TensorFlowBundle(byte[] index, DataFile data) throws CheckpointException {
        this.data = data;
        this.entries = new ArrayList<>();
        this.weights = new ArrayList<>();
        for (BundleEntry entry : BundleIndex.read(ByteBuffer.wrap(index))) {
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

    @Override
    public List<WeightInfo> weights() {
        return List.copyOf(weights);
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        Set<String> missing = new HashSet<>(names);
        weights.forEach(weight -> missing.remove(weight.name()));
        if (!missing.isEmpty()) {
            throw new CheckpointException("The checkpoint lacks " + TensorShapes.some(missing));
        }
        try (InputStream stream = data.open()) {
            long position = 0;
            for (int i = 0; i < entries.size(); i++) {
                BundleEntry entry = entries.get(i);
                if (names.contains(entry.name())) {
                    skip(stream, entry.offset() - position, entry);
                    reader.accept(weights.get(i), numbers(stream, entry, weights.get(i)));
                    position = entry.offset() + entry.size();
                }
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

    private static FloatBuffer numbers(InputStream stream, BundleEntry entry, WeightInfo weight) throws IOException {
        if (!weight.type().isFloatingPoint()) {
            throw new CheckpointException(
                    "The weight " + entry.name() + " is " + weight.type() + ", expected floating-point numbers");
        }
        byte[] bytes = stream.readNBytes((int) entry.size());
        if (bytes.length != entry.size()) {
            throw truncated(entry, null);
        }
        int found = MaskedCrc.of(ByteBuffer.wrap(bytes));
        if (found != entry.crc()) {
            throw new CheckpointException(String.format(
                    "The weight %s is damaged: its checksum should be %08x and is %08x; fetch the checkpoint again",
                    entry.name(), entry.crc(), found));
        }
        return weight.type().decode(ByteBuffer.wrap(bytes));
    }

    private static CheckpointException truncated(BundleEntry entry, @Nullable Throwable cause) {
        String message = "The checkpoint's data file ends before " + entry.name() + ", which needs " + entry.size()
                + " bytes at " + entry.offset() + "; fetch the checkpoint again";
        return cause == null ? new CheckpointException(message) : new CheckpointException(message, cause);
    }

    @Override
    public void close() {
        // Each read opens and closes the data file itself.
    }
}
