package dev.headlight.checkpoint;

import dev.headlight.checkpoint.pickle.PickleWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files as {@code torch.save} does, in both formats, and such as it never would. */
final class TorchWriter {
    private static final int[] MAGIC = {10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};

    private final Map<String, byte[]> storages = new LinkedHashMap<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private final List<View> views = new ArrayList<>();

    /** One tensor: a view of a storage. */
    private record View(String name, String type, String key, long offset, List<Long> shape, List<Long> strides) {}

    private static List<Long> list(long... numbers) {
        return LongStream.of(numbers).boxed().toList();
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    TorchWriter storage(String key, long size, byte... bytes) {
        storages.put(key, bytes);
        sizes.put(key, size);
        return this;
    }

    TorchWriter floats(String key, float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return storage(key, numbers.length, bytes.array());
    }

    TorchWriter tensor(String name, String key, long offset, long[] shape, long... strides) {
        return tensorOf("FloatStorage", name, key, offset, shape, strides);
    }

    /** @param type such as {@code FloatStorage} */
    TorchWriter tensorOf(String type, String name, String key, long offset, long[] shape, long... strides) {
        views.add(new View(name, type, key, offset, list(shape), list(strides)));
        return this;
    }

    /** The state dictionary. */
    byte[] pickle() {
        PickleWriter pickle = new PickleWriter(2).orderedDictionary().mark();
        for (View view : views) {
            pickle.text(view.name())
                    .symbol("torch._utils", "_rebuild_tensor_v2")
                    .mark();
            pickle.mark()
                    .text("storage")
                    .symbol("torch", view.type())
                    .text(view.key())
                    .text("cpu");
            pickle.whole(sizes.getOrDefault(view.key(), 0L)).op('t').op('Q');
            pickle.whole(view.offset()).wholes(array(view.shape())).wholes(array(view.strides()));
            pickle.op(0x89).orderedDictionary().op('t').op('R');
        }
        return pickle.op('u').stop();
    }

    /** The format since torch 1.6. */
    byte[] zip(boolean deflated) throws IOException {
        return zip(deflated, pickle());
    }

    byte[] zip(boolean deflated, byte[] pickle) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("archive/data.pkl", pickle);
        entries.put("archive/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
        storages.forEach((key, bytes) -> entries.put("archive/data/" + key, bytes));
        return zip(deflated, entries);
    }

    static byte[] zip(boolean deflated, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                if (!deflated) {
                    CRC32 crc = new CRC32();
                    crc.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return file.toByteArray();
    }

    /** The format before torch 1.6. */
    byte[] old() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new PickleWriter(2).op(0x8a, MAGIC).stop());
        file.writeBytes(new PickleWriter(2).op('M', 0xe9, 0x03).stop());
        file.writeBytes(new PickleWriter(2)
                .op('}')
                .text("little_endian")
                .op(0x88)
                .op('s')
                .stop());
        file.writeBytes(pickle());
        PickleWriter keys = new PickleWriter(2).op(']').mark();
        storages.keySet().forEach(keys::text);
        file.writeBytes(keys.op('e').stop());
        storages.forEach((key, bytes) -> {
            file.writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(sizes.getOrDefault(key, 0L))
                    .array());
            file.writeBytes(bytes);
        });
        return file.toByteArray();
    }
}
