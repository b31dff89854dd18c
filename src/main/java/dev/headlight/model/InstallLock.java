package dev.headlight.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets one installation of a model into a store run at a time, also across processes. */
final class InstallLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private InstallLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits until no other process installs this model.
     *
     * @throws ModelStoreException if this very process already does
     */
    static InstallLock acquire(Path storeRoot, String id) throws IOException, ModelStoreException {
        FileChannel channel =
                FileChannel.open(file(storeRoot, id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new InstallLock(channel, channel.lock());
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new ModelStoreException("The model " + id + " is being installed already; wait until it is there", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The lock, or nothing if another process installs this model. Not to be asked while this process does. */
    static Optional<InstallLock> tryAcquire(Path storeRoot, String id) throws IOException {
        FileChannel channel =
                FileChannel.open(file(storeRoot, id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(held -> new InstallLock(channel, held));
    }

    private static Path file(Path storeRoot, String id) {
        return storeRoot.resolve("." + id + ".lock");
    }

    boolean isHeld() {
        return lock.isValid();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
