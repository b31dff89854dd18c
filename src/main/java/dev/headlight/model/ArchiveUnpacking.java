package dev.headlight.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks what belongs to a model from a zip or jar that may be hostile: no entry leaves the folder, their number and
 * sizes are bounded, and nothing else than graphs, weights, tokenizers and configurations is written.
 */
final class ArchiveUnpacking {
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_UNPACKED = 2_000;
    private static final int DEEPEST = 12;
    private static final long LARGEST = 64L << 30;

    /** Deflate shrinks by 1032 at most; real weights shrink by less than 2. */
    private static final long MOST_EXPANSION = 200;

    private static final int CHUNK = 1 << 16;
    private static final Pattern WANTED = Pattern.compile(
            ".*\\.(onnx|onnx_data|data|safetensors|bin|pt|pth|index|ckpt|model)|.*\\.data-\\d{5}-of-\\d{5}"
                    + "|.*\\.onnx[._]data.*|(.*[-_])?(config|tokenizer|tokenizer_config|vocab|special_tokens_map|added_tokens"
                    + "|index)\\.json|.*\\.index\\.json|(.*[-_])?vocab\\.txt|merges\\.txt",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEIGHTS =
            Pattern.compile(".*\\.(onnx|safetensors|bin|pt|pth|index|ckpt)", Pattern.CASE_INSENSITIVE);

    private final Path archive;
    private final Path target;
    private final Progress progress;

    /**
     * @param archive a zip
     * @param target an empty folder
     */
    ArchiveUnpacking(Path archive, Path target, Progress progress) {
        this.archive = archive;
        this.target = target.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /**
     * Unpacks.
     *
     * @throws ModelStoreException if there is no model in it, or more than there is room for
     */
    void run() throws IOException, ModelStoreException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<ZipEntry> wanted = wanted(zip);
            long total = wanted.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            Room.check(target, archive.getFileName().toString(), total);
            long done = 0;
            for (ZipEntry entry : wanted) {
                done += unpack(zip, entry, done, Math.max(1, total));
            }
        } catch (ZipException e) {
            throw new ModelStoreException(
                    "The file " + archive + " is no readable zip: " + e.getMessage() + ". Download it again", e);
        }
    }

    private List<ZipEntry> wanted(ZipFile zip) throws ModelStoreException {
        if (zip.size() > MOST_ENTRIES) {
            throw new ModelStoreException("The archive " + archive + " has " + zip.size()
                    + " entries, expected at most " + MOST_ENTRIES + " in one that holds a model");
        }
        List<ZipEntry> wanted = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory() && WANTED.matcher(fileName(entry)).matches()) {
                checkSize(entry);
                place(entry);
                wanted.add(entry);
            }
        }
        if (wanted.stream().noneMatch(entry -> WEIGHTS.matcher(fileName(entry)).matches())) {
            throw noModel(zip);
        }
        if (wanted.size() > MOST_UNPACKED) {
            throw new ModelStoreException("The archive " + archive + " has " + wanted.size()
                    + " files that could belong to a model, expected at most " + MOST_UNPACKED + "; unpack the model's"
                    + " folder and open that");
        }
        return wanted;
    }

    private ModelStoreException noModel(ZipFile zip) {
        int shown = 4;
        String names = String.join(
                ", ",
                Collections.list(zip.entries()).stream()
                        .filter(entry -> !entry.isDirectory())
                        .limit(shown)
                        .map(ArchiveUnpacking::fileName)
                        .toList());
        return new ModelStoreException("The archive " + archive
                + " holds no model: looked for .onnx, .safetensors, pytorch_model.bin or a TensorFlow checkpoint, found "
                + (names.isEmpty() ? "no files" : "files such as " + names)
                + ". Open an archive or folder with one of these");
    }

    private void checkSize(ZipEntry entry) throws ModelStoreException {
        long size = entry.getSize();
        long packed = Math.max(CHUNK, entry.getCompressedSize());
        if (size > LARGEST || size / packed > MOST_EXPANSION) {
            throw new ModelStoreException(
                    "The archive " + archive + " says that its entry " + fileName(entry) + " grows to "
                            + Room.megabytes(size) + " from " + Room.megabytes(packed) + ", which no model does");
        }
    }

    /** Where an entry goes: inside the folder, or nowhere. */
    private Path place(ZipEntry entry) throws ModelStoreException {
        String name = entry.getName().replace('\\', '/');
        boolean isPlain = !name.startsWith("/") && name.indexOf(':') < 0 && name.indexOf('\0') < 0;
        for (String part : name.split("/", -1)) {
            isPlain &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        Path place = isPlain ? target.resolve(name).normalize() : target;
        if (place.equals(target)
                || !place.startsWith(target)
                || place.getNameCount() - target.getNameCount() > DEEPEST) {
            throw new ModelStoreException("The archive " + archive + " has an entry that would leave the folder it is"
                    + " unpacked into: \"" + entry.getName() + "\". It is not opened");
        }
        return place;
    }

    /** The bytes that were written; never more than the entry announced. */
    private long unpack(ZipFile zip, ZipEntry entry, long before, long total) throws IOException, ModelStoreException {
        Path file = place(entry);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        long written = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                written += read;
                if (written > entry.getSize()) {
                    throw new ModelStoreException("The archive " + archive + " announced " + entry.getSize()
                            + " bytes for its entry " + fileName(entry) + " and has more; download it again");
                }
                out.write(chunk, 0, read);
                progress.report("Unpacking " + fileName(entry), Math.min(1, (before + written) / (double) total));
            }
        }
        return written;
    }

    private static String fileName(ZipEntry entry) {
        String name = entry.getName().replace('\\', '/');
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
