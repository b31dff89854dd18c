package dev.headlight.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Checks of a zip that nobody vouches for, beyond those that {@link ZipFile} makes. */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_SIZE_FIELD = 12;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ZIP64_OFFSET_FIELD = 8;
    private static final int ZIP64_SIZE_FIELD = 40;
    private static final int ZIP64_END_LENGTH = 56;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long IN_ZIP64 = 0xffffffffL;

    /** {@link ZipFile} reads the directory into the heap; a hundred thousand entries fit into it. */
    private static final long LONGEST = 1 << 24;

    /** Above this size, trained weights that deflate to a fiftieth are no weights. */
    private static final long LARGE = 1 << 26;

    private static final long LARGEST_RATIO = 50;

    private ZipDirectory() {}

    /** @throws CheckpointException if the directory is larger than any that describes weights */
    static void check(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT + ZIP64_LOCATOR_LENGTH);
            ByteBuffer tail = read(channel, size - length, length);
            for (int end = length - END_LENGTH; end >= 0; end--) {
                if (tail.getInt(end) == END) {
                    checkSize(directorySize(channel, tail, end), path);
                    return;
                }
            }
        }
        throw new CheckpointException("The file " + path.getFileName()
                + " is a zip without its directory, as if the end were missing; fetch it again");
    }

    private static long directorySize(FileChannel channel, ByteBuffer tail, int end) throws IOException {
        long size = Integer.toUnsignedLong(tail.getInt(end + END_SIZE_FIELD));
        int locator = end - ZIP64_LOCATOR_LENGTH;
        if (size != IN_ZIP64 || locator < 0 || tail.getInt(locator) != ZIP64_LOCATOR) {
            return size;
        }
        long place = tail.getLong(locator + ZIP64_OFFSET_FIELD);
        if (place < 0 || place > channel.size() - ZIP64_END_LENGTH) {
            return Long.MAX_VALUE;
        }
        return read(channel, place, ZIP64_END_LENGTH).getLong(ZIP64_SIZE_FIELD);
    }

    private static void checkSize(long size, Path path) throws CheckpointException {
        if (size < 0 || size > LONGEST) {
            throw new CheckpointException("The zip " + path.getFileName() + " has a directory of " + size
                    + " bytes, expected at most " + LONGEST);
        }
    }

    private static ByteBuffer read(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, start + bytes.position());
        }
        return bytes;
    }

    /** @throws CheckpointException if an entry has a name that would leave the folder it is unpacked to */
    static void checkNames(ZipFile zip, String file) throws CheckpointException {
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            String name = '/' + entry.getName().replace('\\', '/') + '/';
            if (name.startsWith("//") || name.contains("/../")) {
                throw new CheckpointException("The zip " + file + " holds the entry " + entry.getName()
                        + ", which would leave its folder; it does not come from torch.save");
            }
        }
    }

    /** @throws CheckpointException if an entry unpacks to far more than trained weights do */
    static void checkRatio(ZipEntry entry) throws CheckpointException {
        if (entry.getSize() > LARGE && entry.getSize() / LARGEST_RATIO > entry.getCompressedSize()) {
            throw new CheckpointException("The entry " + entry.getName() + " unpacks from " + entry.getCompressedSize()
                    + " to " + entry.getSize() + " bytes, which trained weights never do");
        }
    }
}
