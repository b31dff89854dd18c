package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two downloads, of this or of other processes, out of one folder. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws HubException if another download is at work there */
    static FolderLock acquire(Path folder) throws IOException, HubException {
        FileChannel channel = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        boolean isHeld = false;
        try {
            @Nullable FileLock lock = channel.tryLock();
            isHeld = lock != null;
        } catch (OverlappingFileLockException e) {
            throw busy(folder);
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
        if (!isHeld) {
            throw busy(folder);
        }
        return new FolderLock(channel);
    }

    private static HubException busy(Path folder) {
        return new HubException(
                Problem.BUSY, "The folder " + folder + " is being filled by another download; wait until it is done");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
