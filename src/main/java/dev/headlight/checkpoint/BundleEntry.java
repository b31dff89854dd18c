package dev.headlight.checkpoint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one tensor lies in a TensorFlow bundle ({@code BundleEntryProto} in TensorFlow's {@code tensor_bundle.proto}).
 *
 * @param typeNumber TensorFlow's number of the element type
 * @param crc masked CRC32C of the bytes
 */
record BundleEntry(
        String name, long typeNumber, List<Long> shape, long shard, long offset, long size, int crc, boolean sliced) {

    private static final int DTYPE = 1;
    private static final int SHAPE = 2;
    private static final int SHARD = 3;
    private static final int OFFSET = 4;
    private static final int SIZE = 5;
    private static final int CRC = 6;
    private static final int SLICES = 7;
    private static final int SHAPE_DIMENSION = 2;
    private static final int DIMENSION_SIZE = 1;

    static BundleEntry read(String name, ByteBuffer message) throws CheckpointException {
        long type = 0;
        List<Long> shape = List.of();
        long shard = 0;
        long offset = 0;
        long size = 0;
        int crc = 0;
        boolean sliced = false;
        ProtoReader fields = new ProtoReader(message);
        for (int field = fields.nextField(); field != 0; field = fields.nextField()) {
            switch (field) {
                case DTYPE -> type = fields.varint();
                case SHAPE -> shape = readShape(fields.bytes());
                case SHARD -> shard = fields.varint();
                case OFFSET -> offset = fields.varint();
                case SIZE -> size = fields.varint();
                case CRC -> crc = fields.fixed32();
                case SLICES -> {
                    sliced = true;
                    fields.skip();
                }
                default -> fields.skip();
            }
        }
        return new BundleEntry(name, type, shape, shard, offset, size, crc, sliced);
    }

    private static List<Long> readShape(ByteBuffer message) throws CheckpointException {
        List<Long> shape = new ArrayList<>();
        ProtoReader fields = new ProtoReader(message);
        for (int field = fields.nextField(); field != 0; field = fields.nextField()) {
            if (field == SHAPE_DIMENSION) {
                shape.add(readDimension(fields.bytes()));
            } else {
                fields.skip();
            }
        }
        return shape;
    }

    private static long readDimension(ByteBuffer message) throws CheckpointException {
        long size = 0;
        ProtoReader fields = new ProtoReader(message);
        for (int field = fields.nextField(); field != 0; field = fields.nextField()) {
            if (field == DIMENSION_SIZE) {
                size = fields.varint();
            } else {
                fields.skip();
            }
        }
        return size;
    }
}
