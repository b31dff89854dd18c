package dev.headlight.checkpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A zip inside a zip, read without unpacking it to disk.
 *
 * <p>The inner archive may itself be compressed in the outer one, so its files can only be streamed from the front; each
 * call goes through the archive once. The zip's own CRC32 of each file is checked when the file is read to its end.
 *
 * @param archive the outer zip, such as a jar
 * @param entry the path of the inner zip in the outer one
 */
public record NestedArchive(Path archive, String entry) {
    /**
     * Reads small files whole, in one pass.
     *
     * @param limit how many bytes a file may have
     * @throws CheckpointException if a file is missing or too long
     */
    public Map<String, byte[]> readAll(Set<String> names, int limit) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        try (ZipFile outer = new ZipFile(archive.toFile());
                ZipInputStream inner = inner(outer)) {
            for (ZipEntry next = inner.getNextEntry(); next != null; next = inner.getNextEntry()) {
                if (names.contains(next.getName())) {
                    found.put(next.getName(), bounded(inner, next.getName(), limit));
                }
                if (found.size() == names.size()) {
                    return found;
                }
            }
        }
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(found.keySet());
        throw new CheckpointException("The archive " + archive.getFileName() + " lacks " + TensorShapes.some(missing));
    }

    /**
     * Opens one file; closing the stream closes the archive.
     *
     * @throws CheckpointException if it is not there
     */
    public InputStream open(String name) throws IOException {
        ZipFile outer = new ZipFile(archive.toFile());
        try {
            ZipInputStream inner = inner(outer);
            for (ZipEntry next = inner.getNextEntry(); next != null; next = inner.getNextEntry()) {
                if (next.getName().equals(name)) {
                    return new ClosingBoth(inner, outer);
                }
            }
            throw new CheckpointException("The archive " + archive.getFileName() + " lacks " + name);
        } catch (IOException e) {
            outer.close();
            throw e;
        }
    }

    private ZipInputStream inner(ZipFile outer) throws IOException {
        ZipEntry found = outer.getEntry(entry);
        if (found == null) {
            throw new CheckpointException("The archive " + archive.getFileName() + " lacks " + entry);
        }
        return new ZipInputStream(outer.getInputStream(found));
    }

    private static byte[] bounded(InputStream stream, String name, int limit) throws IOException {
        byte[] bytes = stream.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new CheckpointException("The file " + name + " is longer than " + limit + " bytes");
        }
        return bytes;
    }

    private static final class ClosingBoth extends FilterInputStream {
        private final ZipFile outer;

        ClosingBoth(InputStream inner, ZipFile outer) {
            super(inner);
            this.outer = outer;
        }

        @Override
        public void close() throws IOException {
            try (outer) {
                super.close();
            }
        }
    }
}
