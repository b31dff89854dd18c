package dev.headlight.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes the file of weights beside a model: ONNX's external data, little-endian.
 *
 * <p>Weights may come in any order; each goes to its place at once. Not thread-safe.
 */
public final class WeightsFile implements AutoCloseable {
    /** The name of the file, which the model refers to. */
    public static final String NAME = "model.onnx.data";

    private static final int CHUNK = 1 << 20;

    private final FileChannel channel;
    private final Map<String, WeightSlot> missing = new HashMap<>();
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    /** Creates the file for the weights of a graph in {@code folder}, where there must be none yet. */
    public WeightsFile(Path folder, OnnxGraph graph) throws IOException {
        this(folder, graph.weights());
    }

    WeightsFile(Path folder, List<WeightSlot> slots) throws IOException {
        channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        slots.forEach(slot -> missing.put(slot.name(), slot));
    }

    /**
     * Writes a whole float32 weight, in the form that the graph stores it in.
     *
     * @param numbers row-major; read from position to limit, which stay as they are
     * @throws IllegalArgumentException if the graph has no such weight, it was written before or has another size
     * @throws OnnxFormatException if the form cannot hold the numbers
     */
    public void write(String name, FloatBuffer numbers) throws IOException {
        WeightSlot slot = missing.get(name);
        switch (slot == null ? WeightForm.Plain.PLAIN : slot.form()) {
            case WeightForm.Plain _ -> writePlain(take(name, (long) numbers.remaining() * Float.BYTES), numbers);
            case WeightForm.Half _ -> writeHalves(take(name, (long) numbers.remaining() * Short.BYTES), numbers);
            case WeightForm.Quantised form -> writeQuantised(take(name, numbers.remaining()), form, numbers);
        }
    }

    private void writeHalves(WeightSlot slot, FloatBuffer numbers) throws IOException {
        FloatBuffer source = numbers.duplicate();
        long position = slot.offset();
        while (source.hasRemaining()) {
            chunk.clear();
            while (source.hasRemaining() && chunk.hasRemaining()) {
                chunk.putShort(Narrowing.half(source.get()));
            }
            position = writeFully(chunk.flip(), position);
        }
    }

    private void writeQuantised(WeightSlot slot, WeightForm.Quantised form, FloatBuffer numbers) throws IOException {
        float[] scales = Narrowing.scales(slot.name(), numbers, slot.shape(), form.axis());
        int inner = Narrowing.inner(slot.shape(), form.axis());
        for (int done = 0; done < numbers.remaining(); done += CHUNK) {
            Narrowing.quantise(numbers, done, chunk.clear(), scales, inner);
            writeFully(chunk.flip(), slot.offset() + done);
        }
        ByteBuffer factors = ByteBuffer.allocate(scales.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        factors.asFloatBuffer().put(scales);
        writeFully(factors, form.scalesOffset());
    }

    private void writePlain(WeightSlot slot, FloatBuffer numbers) throws IOException {
        FloatBuffer source = numbers.duplicate();
        long position = slot.offset();
        while (source.hasRemaining()) {
            int count = Math.min(source.remaining(), CHUNK / Float.BYTES);
            chunk.clear().asFloatBuffer().put(source.slice(source.position(), count));
            source.position(source.position() + count);
            position = writeFully(chunk.limit(count * Float.BYTES), position);
        }
    }

    /** Takes the raw bytes of a weight of any type, piece after piece; float32 where the weight is stored in another form. */
    NumberReader.Sink raw(String name, long bytes) {
        WeightSlot place = missing.get(name);
        if (place != null && place.form() != WeightForm.Plain.PLAIN) {
            return gathered(place);
        }
        long[] position = {take(name, bytes).offset()};
        return piece -> position[0] = writeFully(piece, position[0]);
    }

    /** A form needs all numbers of a weight: the largest of a column is what int8 is measured by. */
    private NumberReader.Sink gathered(WeightSlot place) {
        long bytes = place.shape().stream().reduce((long) Float.BYTES, Math::multiplyExact);
        ByteBuffer whole = ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        return piece -> {
            whole.put(piece);
            if (!whole.hasRemaining()) {
                write(place.name(), whole.flip().asFloatBuffer());
            }
        };
    }

    private WeightSlot take(String name, long bytes) {
        WeightSlot slot = missing.get(name);
        if (slot == null || slot.length() != bytes) {
            throw new IllegalArgumentException("weight " + name + " of " + bytes + " bytes does not belong into "
                    + (slot == null ? "any place" : slot.toString()));
        }
        missing.remove(name);
        return slot;
    }

    private long writeFully(ByteBuffer bytes, long start) throws IOException {
        long position = start;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        return position;
    }

    /**
     * Makes sure that everything is on the disk.
     *
     * @throws IllegalStateException if a weight was not written
     */
    public void finish() throws IOException {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("weights not written: " + new TreeSet<>(missing.keySet()));
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
