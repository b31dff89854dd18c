package dev.headlight.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Bytes that come out of an archive, and when there are too many: a small file that unpacks to gigabytes is no session. */
final class UnpackedBytes {
    /** Attentions of 512 tokens in a large model, and all vectors. */
    private static final long MOST = 1L << 31;

    /** Weights compress to a third at best, those of a causal model to a sixth. */
    private static final long MOST_INFLATION = 100;

    private final long most;
    private final String where;
    private long copied;

    private UnpackedBytes(long most, String where) {
        this.most = most;
        this.where = where;
    }

    /** @param where how a message begins */
    static UnpackedBytes of(ZipFile zip, String where) throws IOException {
        long packed = Files.size(Path.of(zip.getName()));
        return new UnpackedBytes(Math.min(MOST, packed * MOST_INFLATION), where);
    }

    /** @throws SessionException if it is too much, together with what was copied before */
    void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            copied += count;
            if (copied > most) {
                throw new SessionException(
                        where + " unpacks to more than " + most + " bytes, which no session of its size does");
            }
            out.write(chunk, 0, count);
        }
    }
}
