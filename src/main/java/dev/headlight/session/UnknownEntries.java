package dev.headlight.session;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a later version put into the archive of a session: it stays there when this one saves the session again. Entries
 * are copied under their names; nothing is unpacked to a file.
 *
 * @param archive that the session was read from, or null where it was no archive
 */
record UnknownEntries(@Nullable Path archive) {
    /** @param file that the session was read from, or null; one that is not there any more, or no archive, has none */
    static UnknownEntries of(@Nullable Path file) throws IOException {
        return new UnknownEntries(file != null && Files.isRegularFile(file) && hasSome(file) ? file : null);
    }

    private static boolean hasSome(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipFile zip = SessionArchive.beginsIn(in) ? new ZipFile(file.toFile()) : null) {
            return zip != null && !in(zip).isEmpty();
        } catch (ZipException e) {
            // Damaged since it was read: what the window shows is to be saved nevertheless.
            return false;
        }
    }

    private static List<ZipEntry> in(ZipFile zip) {
        Set<String> names = new HashSet<>(SessionArchive.ENTRIES);
        List<ZipEntry> unknown = new ArrayList<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (names.add(entry.getName())) {
                unknown.add(entry);
            }
        }
        return unknown;
    }

    boolean isEmpty() {
        return archive == null;
    }

    /** @throws SessionException if they unpack to more than a session can hold */
    void copyTo(ZipOutputStream target) throws IOException {
        if (archive == null) {
            return;
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            UnpackedBytes bytes =
                    UnpackedBytes.of(zip, archive.getFileName() + " holds entries of a later version and");
            for (ZipEntry entry : in(zip)) {
                target.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    bytes.copy(in, target);
                }
            }
        }
    }
}
