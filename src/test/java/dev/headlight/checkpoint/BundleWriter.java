package dev.headlight.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes small TensorFlow bundles; prefixes of keys are shared, as in real ones. */
final class BundleWriter {
    private static final long MAGIC = 0xdb4775248b80fb57L;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private int shard;

    BundleWriter() {
        entries.put("", message(field(1, 1), field(2, 0)));
    }

    BundleWriter add(String name, long[] shape, float... numbers) {
        byte[] bytes = bytes(numbers);
        return addEntry(name, shape, data.size(), bytes.length, MaskedCrc.of(ByteBuffer.wrap(bytes)), bytes);
    }

    BundleWriter addEntry(String name, long[] shape, long offset, long size, int crc, byte... bytes) {
        data.writeBytes(bytes);
        ByteArrayOutputStream dimensions = new ByteArrayOutputStream();
        for (long dimension : shape) {
            dimensions.writeBytes(nested(2, field(1, dimension)));
        }
        byte[] checksum = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) ((6 << 3) | 5))
                .putInt(crc)
                .array();
        entries.put(
                name,
                message(
                        field(1, 1),
                        nested(2, dimensions.toByteArray()),
                        field(3, shard),
                        field(4, offset),
                        field(5, size),
                        checksum));
        return this;
    }

    /** A writer of another data file with the same index, which begins with what is there already. */
    BundleWriter shard(int number) {
        BundleWriter other = new BundleWriter();
        other.entries.putAll(entries);
        other.shard = number;
        return other;
    }

    /** Replaces the header. */
    BundleWriter header(long shards, long endianness) {
        entries.put("", message(field(1, shards), field(2, endianness)));
        return this;
    }

    byte[] data() {
        return data.toByteArray();
    }

    byte[] index() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] block = block(entries);
        file.writeBytes(block);
        byte[] handle = message(varint(0), varint(block.length - 5));
        byte[] empty = block(Map.of());
        byte[] metaHandle = message(varint(file.size()), varint(empty.length - 5));
        file.writeBytes(empty);
        byte[] indexBlock = block(Map.of("~", handle));
        byte[] indexHandle = message(varint(file.size()), varint(indexBlock.length - 5));
        file.writeBytes(indexBlock);
        ByteBuffer footer = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        footer.put(metaHandle).put(indexHandle);
        footer.putLong(40, MAGIC);
        file.writeBytes(footer.array());
        return file.toByteArray();
    }

    private static byte[] block(Map<String, byte[]> records) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        String previous = "";
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(records).entrySet()) {
            int shared = sharedPrefix(previous, entry.getKey());
            byte[] own = entry.getKey().substring(shared).getBytes(StandardCharsets.UTF_8);
            block.writeBytes(message(varint(shared), varint(own.length), varint(entry.getValue().length)));
            block.writeBytes(own);
            block.writeBytes(entry.getValue());
            previous = entry.getKey();
        }
        block.writeBytes(ByteBuffer.allocate(9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .putInt(1)
                .array());
        byte[] checked = block.toByteArray();
        ByteBuffer trailer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt(MaskedCrc.of(ByteBuffer.wrap(checked)));
        block.writeBytes(trailer.array());
        return block.toByteArray();
    }

    private static int sharedPrefix(String first, String second) {
        int shared = 0;
        while (shared < Math.min(first.length(), second.length()) && first.charAt(shared) == second.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static byte[] bytes(float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return bytes.array();
    }

    private static byte[] field(int number, long value) {
        return message(varint((long) number << 3), varint(value));
    }

    private static byte[] nested(int number, byte... message) {
        return message(varint(((long) number << 3) | 2), varint(message.length), message);
    }

    private static byte[] message(byte[]... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            message.writeBytes(part);
        }
        return message.toByteArray();
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }
}
