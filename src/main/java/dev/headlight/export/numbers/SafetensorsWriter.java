package dev.headlight.export.numbers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes float32 tensors in the safetensors format: eight bytes with the length of a JSON header, the header, padded
 * with spaces so that the data begins at a multiple of eight, and the data, little endian and without gaps.
 *
 * <p>The same content gives the same bytes: tensors stand in the order given, metadata in the order of its keys.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafetensorsWriter {
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * Writes a whole file.
     *
     * @param metadata texts that readers show; well-formed Unicode, or readers may refuse the file
     */
    public static void write(WritableByteChannel channel, Map<String, String> metadata, List<StackedTensor> tensors)
            throws IOException {
        checkNames(tensors);
        byte[] header = paddedHeader(new TreeMap<>(metadata), tensors);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        FloatChunks.drain(length.putLong(header.length).flip(), channel);
        FloatChunks.drain(ByteBuffer.wrap(header), channel);
        FloatChunks chunks = new FloatChunks();
        for (StackedTensor tensor : tensors) {
            chunks.write(tensor, channel);
        }
    }

    private static void checkNames(List<StackedTensor> tensors) {
        Set<String> names = new HashSet<>(Set.of(METADATA));
        for (StackedTensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException("the name " + tensor.name() + " is taken");
            }
        }
    }

    private static byte[] paddedHeader(SortedMap<String, String> metadata, List<StackedTensor> tensors) {
        JsonObject header = new JsonObject();
        JsonObject texts = new JsonObject();
        metadata.forEach(texts::addProperty);
        header.add(METADATA, texts);
        long offset = 0;
        for (StackedTensor tensor : tensors) {
            header.add(tensor.name(), description(tensor, offset));
            offset += tensor.bytes();
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
        return ByteBuffer.allocate(length)
                .put(json)
                .put(" ".repeat(length - json.length).getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static JsonObject description(StackedTensor tensor, long offset) {
        JsonArray shape = new JsonArray();
        for (int size : tensor.shape()) {
            shape.add(size);
        }
        JsonArray range = new JsonArray();
        range.add(offset);
        range.add(offset + tensor.bytes());
        JsonObject description = new JsonObject();
        description.addProperty("dtype", "F32");
        description.add("shape", shape);
        description.add("data_offsets", range);
        return description;
    }
}
