package dev.headlight.checkpoint;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The checksum of LevelDB tables and TensorFlow bundles: CRC32C, rotated and shifted by a constant, so that data which
 * itself holds checksums is checked well (LevelDB, {@code util/crc32c.h}).
 */
final class MaskedCrc {
    private static final int MASK_DELTA = 0xa282ead8;
    private static final int ROTATION = 15;

    private final CRC32C crc = new CRC32C();

    static int of(ByteBuffer bytes) {
        MaskedCrc masked = new MaskedCrc();
        masked.crc.update(bytes.duplicate());
        return masked.value();
    }

    /** Adds the first {@code count} bytes of a chunk. */
    void update(byte[] chunk, int count) {
        crc.update(chunk, 0, count);
    }

    int value() {
        return Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK_DELTA;
    }
}
