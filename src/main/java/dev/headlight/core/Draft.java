package dev.headlight.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place for unfinished work, a file or a folder, under a name that nobody else has: {@code .headlight-….part}.
 *
 * <p>As long as its maker lives, a file {@code .headlight-….lock} beside it is locked; where the lock can be had, the
 * maker was killed, and the next one who works in the same folder removes what was left. This holds across processes,
 * containers and, where the file system takes locks, machines. Where it takes none, nothing is ever removed.
 */
public final class Draft implements AutoCloseable {
    private static final String PREFIX = ".headlight-";
    private static final String PART = ".part";
    private static final String LOCK = ".lock";

    // A process that closes any handle on a file loses its locks on it, so its own files must not be looked at.
    private static final String OWN = PREFIX + UUID.randomUUID() + "-";

    private final Path path;
    private final Path lockFile;
    private final FileChannel channel;

    private Draft(Path path, Path lockFile, FileChannel channel) {
        this.path = path;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Removes what dead makers left in a folder and makes a new name there. Nothing has the name yet. */
    public static Draft in(Path folder) throws IOException {
        removeDead(folder);
        while (true) {
            String name = OWN + UUID.randomUUID();
            Path lockFile = folder.resolve(name + LOCK);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock(channel);
            // Between the two steps somebody may have taken the file for a dead one's and removed it.
            if (Files.exists(lockFile)) {
                return new Draft(folder.resolve(name + PART), lockFile, channel);
            }
            channel.close();
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            // A file system without locks: then nobody can lock, and nobody removes anything.
            return;
        }
    }

    /** Where the work goes. */
    public Path path() {
        return path;
    }

    /** Removes what is still there under the name, and the name. */
    @Override
    public void close() throws IOException {
        try (channel) {
            DurableFiles.deleteTree(path);
            Files.deleteIfExists(lockFile);
        }
    }

    /** Removes what makers left in a folder who are no longer alive. What cannot be removed stays. */
    public static void removeDead(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path path : left) {
                String name = path.getFileName().toString();
                if (!name.startsWith(OWN)) {
                    removeIfDead(folder, name);
                }
            }
        } catch (IOException e) {
            // A folder that cannot be listed, or is not there, keeps what it has.
            return;
        }
    }

    private static void removeIfDead(Path folder, String name) throws IOException {
        if (name.endsWith(LOCK)) {
            removeIfFree(folder.resolve(name), folder.resolve(withoutEnding(name, LOCK) + PART));
        } else if (name.endsWith(PART)) {
            removeIfFree(folder.resolve(withoutEnding(name, PART) + LOCK), folder.resolve(name));
        }
    }

    private static void removeIfFree(Path lockFile, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = tryLock(channel);
            if (lock != null) {
                DurableFiles.deleteTree(part);
                Files.deleteIfExists(lockFile);
            }
        } catch (NoSuchFileException e) {
            // The lock is there before its part and goes after it: a part without one is a dead maker's.
            DurableFiles.deleteTree(part);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (IOException e) {
            return null;
        }
    }

    private static String withoutEnding(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
