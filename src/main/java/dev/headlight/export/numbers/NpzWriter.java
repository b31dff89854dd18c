package dev.headlight.export.numbers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays as NumPy's NPZ: a zip archive with one NPY file a name, stored as it is, as {@code numpy.savez} does:
 * weights hardly shrink, and what is stored can be read in place. The same arrays give the same bytes.
 */
final class NpzWriter {
    /** The earliest time that a zip archive knows. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {}

    static void write(OutputStream target, List<NpyArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        WritableByteChannel channel = Channels.newChannel(zip);
        for (NpyArray array : arrays) {
            zip.putNextEntry(entry(array));
            array.writeTo(channel);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Size and checksum stand before what is stored, so the array is read twice. */
    private static ZipEntry entry(NpyArray array) throws IOException {
        ZipEntry entry = new ZipEntry(array.name() + ".npy");
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(array.fileSize());
        entry.setCompressedSize(array.fileSize());
        entry.setCrc(checksum(array));
        return entry;
    }

    private static long checksum(NpyArray array) throws IOException {
        CheckedOutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        array.writeTo(Channels.newChannel(sum));
        return sum.getChecksum().getValue();
    }
}
