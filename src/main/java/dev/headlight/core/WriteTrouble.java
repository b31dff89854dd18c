package dev.headlight.core;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says for people why a file could not be written. */
public final class WriteTrouble {
    private static final long MEGABYTE = 1_000_000;

    private WriteTrouble() {}

    /**
     * What went wrong and what to do, as half a sentence.
     *
     * @param folder where the file was to be
     */
    public static String words(IOException failure, Path folder) {
        long free = freeBytes(folder);
        if (isFull(failure) || (free >= 0 && free < MEGABYTE)) {
            return "the disk of " + folder + " is full, " + Math.max(0, free) / MEGABYTE
                    + " MB are free; make room there or choose another folder";
        }
        return switch (failure) {
            case AccessDeniedException denied -> "writing is not allowed in the folder " + folder;
            case NoSuchFileException missing when Files.notExists(folder) -> "the folder " + folder + " does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason() + " in " + folder;
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    /** Operating systems say it in words only; in other languages the free space tells. */
    private static boolean isFull(IOException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("out of disk space")
                || words.contains("quota exceeded");
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}
