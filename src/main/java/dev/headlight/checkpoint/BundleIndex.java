package dev.headlight.checkpoint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a TensorFlow bundle, in the order in which they are stored, all checked to be readable.
 *
 * @param shards how many data files there are
 */
record BundleIndex(int shards, List<BundleEntry> entries) {
    private static final String HEADER_KEY = "";
    private static final int NUM_SHARDS = 1;
    private static final int ENDIANNESS = 2;
    private static final int MOST_SHARDS = 1000;

    static BundleIndex read(ByteBuffer indexFile) throws CheckpointException {
        Map<String, ByteBuffer> table = LevelTable.read(indexFile);
        ByteBuffer header = table.get(HEADER_KEY);
        if (header == null) {
            throw new CheckpointException("The checkpoint's index has no header; is it the file variables.index?");
        }
        int shards = shards(header);
        List<BundleEntry> entries = new ArrayList<>();
        for (Map.Entry<String, ByteBuffer> entry : table.entrySet()) {
            if (!entry.getKey().equals(HEADER_KEY)) {
                entries.add(BundleEntry.read(entry.getKey(), entry.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(BundleEntry::shard).thenComparingLong(BundleEntry::offset));
        checkPlaces(entries, shards);
        return new BundleIndex(shards, List.copyOf(entries));
    }

    private static int shards(ByteBuffer header) throws CheckpointException {
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
        if (shards < 1 || shards > MOST_SHARDS || endianness != 0) {
            throw new CheckpointException("The checkpoint has " + shards + " data files in byte order " + endianness
                    + "; only 1 to " + MOST_SHARDS + " little-endian data files (order 0) can be read");
        }
        return (int) shards;
    }

    private static void checkPlaces(List<BundleEntry> entries, int shards) throws CheckpointException {
        long shard = 0;
        long end = 0;
        for (BundleEntry entry : entries) {
            if (entry.shard() != shard) {
                shard = entry.shard();
                end = 0;
            }
            if (entry.offset() < end
                    || entry.size() < 0
                    || entry.size() > Long.MAX_VALUE - entry.offset()
                    || shard < 0
                    || shard >= shards) {
                throw new CheckpointException("The checkpoint's index is damaged: " + entry.name() + " has "
                        + entry.size() + " bytes at " + entry.offset() + " of file " + shard
                        + ", expected a place from " + end + " on in files 0 to " + (shards - 1));
            }
            end = entry.offset() + entry.size();
        }
    }
}
