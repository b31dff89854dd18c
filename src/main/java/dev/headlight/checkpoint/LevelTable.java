package dev.headlight.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads an uncompressed LevelDB table: sorted keys with values.
 *
 * <p>The layout is that of LevelDB's {@code doc/table_format.md}: data blocks, an index block that points at them, and
 * a footer of 48 bytes that points at the index. Keys share prefixes with the key before. Every block carries a
 * checksum, which is verified.
 */
final class LevelTable {
    private static final int FOOTER = 48;
    private static final int BLOCK_TRAILER = 5;
    private static final long MAGIC = 0xdb4775248b80fb57L;

    private final ByteBuffer file;
    private final Map<String, ByteBuffer> entries = new LinkedHashMap<>();

    private LevelTable(ByteBuffer file) {
        this.file = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    static Map<String, ByteBuffer> read(ByteBuffer file) throws CheckpointException {
        LevelTable table = new LevelTable(file);
        table.readBlocks();
        return table.entries;
    }

    private void readBlocks() throws CheckpointException {
        int size = file.limit();
        if (size < FOOTER || file.getLong(size - Long.BYTES) != MAGIC) {
            throw new CheckpointException("The checkpoint's index does not end as a LevelDB table does: it has " + size
                    + " bytes; is it the file variables.index?");
        }
        ByteBuffer footer = file.slice(size - FOOTER, FOOTER);
        Varint.read(footer);
        Varint.read(footer);
        Map<String, ByteBuffer> index = new LinkedHashMap<>();
        readBlock(block(footer), index);
        for (ByteBuffer handle : index.values()) {
            readBlock(block(handle.duplicate()), entries);
        }
    }

    private ByteBuffer block(ByteBuffer handle) throws CheckpointException {
        int end = file.limit() - FOOTER;
        int offset = Varint.readSize(handle, end, "the offset of a block");
        int size = Varint.readSize(handle, end - offset - BLOCK_TRAILER, "the size of a block");
        int expected = file.getInt(offset + size + 1);
        int found = MaskedCrc.of(file.slice(offset, size + 1));
        if (expected != found) {
            throw new CheckpointException(String.format(
                    "The checkpoint's index is damaged: a block's checksum should be %08x and is %08x",
                    expected, found));
        }
        if (file.get(offset + size) != 0) {
            throw new CheckpointException("The checkpoint's index is compressed (kind " + file.get(offset + size)
                    + "); only uncompressed ones can be read");
        }
        return file.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void readBlock(ByteBuffer block, Map<String, ByteBuffer> into) throws CheckpointException {
        int restartsOffset = restartsOffset(block);
        ByteBuffer records = block.slice(0, restartsOffset);
        byte[] key = {};
        while (records.hasRemaining()) {
            int shared = Varint.readSize(records, key.length, "a shared prefix");
            int own = Varint.readSize(records, records.remaining(), "the length of a key");
            int length = Varint.readSize(records, records.remaining(), "the length of a value");
            if (own + length > records.remaining()) {
                throw new CheckpointException("The checkpoint's index is damaged: an entry of " + (own + length)
                        + " bytes where " + records.remaining() + " are left");
            }
            key = nextKey(key, shared, records, own);
            ByteBuffer value = records.slice(records.position(), length);
            records.position(records.position() + length);
            if (into.put(new String(key, UTF_8), value) != null) {
                throw new CheckpointException("The checkpoint's index is damaged: a key comes twice");
            }
        }
    }

    private static int restartsOffset(ByteBuffer block) throws CheckpointException {
        int count = block.limit() < Integer.BYTES ? -1 : block.getInt(block.limit() - Integer.BYTES);
        long offset = block.limit() - (count + 1L) * Integer.BYTES;
        if (count < 0 || offset < 0) {
            throw new CheckpointException("The checkpoint's index is damaged: a block of " + block.limit()
                    + " bytes cannot hold " + count + " restart points");
        }
        return (int) offset;
    }

    private static byte[] nextKey(byte[] previous, int shared, ByteBuffer records, int own) {
        ByteArrayOutputStream key = new ByteArrayOutputStream(shared + own);
        key.write(previous, 0, shared);
        byte[] tail = new byte[own];
        records.get(tail);
        key.writeBytes(tail);
        return Arrays.copyOf(key.toByteArray(), shared + own);
    }
}
