package dev.headlight.hub;

import dev.headlight.core.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is still being fetched, {@code NAME.part}, with its journal. What the journal counts as there is on the
 * disk. Several threads may write, each into a segment of its own.
 */
final class PartFile implements AutoCloseable {
    private final Path path;
    private final Path journal;
    private final HubFile file;
    private final long journalBytes;
    private final FileChannel channel;
    private List<Segment> segments;
    private String tag;
    private long sinceJournal;

    private PartFile(Path target, HubFile file, long journalBytes, FileChannel channel, PartJournal journal) {
        path = part(target);
        this.journal = journal(target);
        this.file = file;
        this.journalBytes = journalBytes;
        this.channel = channel;
        segments = journal.segments();
        tag = journal.tag();
    }

    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    static Path journal(Path target) {
        return target.resolveSibling(target.getFileName() + ".part.json");
    }

    /** How many bytes of this content an interrupted download left. */
    static long doneBytes(Path target, HubFile file) {
        return Files.isRegularFile(part(target), LinkOption.NOFOLLOW_LINKS)
                ? PartJournal.read(journal(target), file)
                        .map(PartJournal::doneBytes)
                        .orElse(0L)
                : 0;
    }

    /**
     * Goes on with what an interrupted download left of this content, or starts anew.
     *
     * @param most in how many segments a new file is cut at most
     */
    static PartFile open(Path target, HubFile file, int most, HubLimits limits) throws IOException {
        FileChannel channel = FileChannel.open(
                part(target),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            PartJournal fresh = new PartJournal(file, "", cut(file.bytes(), most, limits.segmentBytes()));
            PartJournal known = PartJournal.read(journal(target), file)
                    .filter(read -> holds(channel, read))
                    .orElse(fresh);
            return new PartFile(target, file, limits.journalBytes(), channel, known);
        } catch (RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static boolean holds(FileChannel channel, PartJournal journal) {
        try {
            long length = channel.size();
            return journal.segments().stream().allMatch(segment -> segment.done() == 0 || segment.next() <= length);
        } catch (IOException e) {
            return false;
        }
    }

    /** Equal segments, as many as are long enough, at least one. */
    private static List<Segment> cut(long bytes, int most, long least) {
        int count = Math.clamp(bytes / least, 1, most);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = share(bytes, i, count);
            segments.add(new Segment(start, share(bytes, i + 1, count), start));
        }
        return segments;
    }

    private static long share(long bytes, int i, int count) {
        return bytes / count * i + Math.min(i, bytes % count);
    }

    synchronized List<Segment> segments() {
        return List.copyOf(segments);
    }

    long doneBytes() {
        return segments().stream().mapToLong(Segment::done).sum();
    }

    synchronized String tag() {
        return tag;
    }

    synchronized void remember(String newTag) {
        tag = newTag;
    }

    /** Appends to a segment. */
    void write(Segment segment, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            segment.advance(channel.write(bytes, segment.next()));
        }
    }

    /** Counts bytes that were written, and writes the journal when there are enough of them. */
    void written(long bytes) throws IOException {
        synchronized (this) {
            sinceJournal += bytes;
            if (sinceJournal < journalBytes) {
                return;
            }
            sinceJournal = 0;
        }
        save();
    }

    /** First looks how far the segments are, then brings that to the disk, then says so in the journal. */
    synchronized void save() throws IOException {
        String json = new PartJournal(file, tag, segments).json();
        channel.force(false);
        DurableFiles.replace(journal, json);
    }

    /** Forgets what was fetched: one segment from the start. Nobody may be writing. */
    synchronized void restart() throws IOException {
        segments = List.of(new Segment(0, file.bytes(), 0));
        tag = "";
        channel.truncate(0);
        save();
    }

    /** Gives the file, whose content was checked, its final name. */
    void finish(Path target) throws IOException {
        channel.force(true);
        channel.close();
        DurableFiles.move(path, target);
        Files.deleteIfExists(journal);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
