package dev.headlight.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
        FileChannel channel = FileChannel.open(
                storeRoot.resolve("." + id + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    boolean isHeld() {
        return lock.isValid();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
