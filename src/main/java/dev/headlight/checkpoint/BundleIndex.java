package dev.headlight.checkpoint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The tensors of a TensorFlow bundle, in the order in which they are stored, all checked to be readable. */
final class BundleIndex {
    private static final String HEADER_KEY = "";
    private static final int NUM_SHARDS = 1;
    private static final int ENDIANNESS = 2;
    private static final long MAX_TENSOR_BYTES = Integer.MAX_VALUE - 64;

    private BundleIndex() {}

    static List<BundleEntry> read(ByteBuffer indexFile) throws CheckpointException {
        Map<String, ByteBuffer> table = LevelTable.read(indexFile);
        ByteBuffer header = table.get(HEADER_KEY);
        if (header == null) {
            throw new CheckpointException("The checkpoint's index has no header; is it the file variables.index?");
        }
        checkHeader(header);
        List<BundleEntry> entries = new ArrayList<>();
        for (Map.Entry<String, ByteBuffer> entry : table.entrySet()) {
            if (!entry.getKey().equals(HEADER_KEY)) {
                entries.add(BundleEntry.read(entry.getKey(), entry.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(BundleEntry::offset));
        checkPlaces(entries);
        return entries;
    }

    private static void checkHeader(ByteBuffer header) throws CheckpointException {
        long shards = 1;
        long endianness = 0;
        ProtoReader fields = new ProtoReader(header);
        for (int field = fields.nextField(); field != 0; field = fields.nextField()) {
            switch (field) {
                case NUM_SHARDS -> shards = fields.varint();
                case ENDIANNESS -> endianness = fields.varint();
                default -> fields.skip();
            }
        }
        if (shards != 1 || endianness != 0) {
            throw new CheckpointException("The checkpoint has " + shards + " data files in byte order " + endianness
                    + "; only one little-endian data file (1 and 0) can be read");
        }
    }

    private static void checkPlaces(List<BundleEntry> entries) throws CheckpointException {
        long end = 0;
        for (BundleEntry entry : entries) {
            if (entry.offset() < end || entry.size() < 0 || entry.size() > MAX_TENSOR_BYTES || entry.shard() != 0) {
                throw new CheckpointException("The checkpoint's index is damaged: " + entry.name() + " has "
                        + entry.size() + " bytes at " + entry.offset() + " of file " + entry.shard()
                        + ", expected a place from " + end + " on in file 0");
            }
            end = Math.addExact(entry.offset(), entry.size());
        }
    }
}
