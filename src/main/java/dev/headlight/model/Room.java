package dev.headlight.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much room is left on a disk. */
final class Room {
    private static final double MEGABYTE = 1e6;

    private Room() {}

    /** @throws ModelStoreException if the model would not fit */
    static void check(Path storeRoot, String id, long bytes) throws IOException, ModelStoreException {
        long free = Files.getFileStore(storeRoot).getUsableSpace();
        if (free < bytes) {
            throw new ModelStoreException("The disk of " + storeRoot + " is too full for the model " + id
                    + ": needed " + megabytes(bytes) + ", free " + megabytes(free)
                    + ". Free some space, or name another folder with " + StoreLocations.VARIABLE);
        }
    }

    static String free(Path folder) {
        try {
            return megabytes(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return "unknown";
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
    }
}
