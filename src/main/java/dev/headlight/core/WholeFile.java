package dev.headlight.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes files so that they are there whole or not at all; what stood there before stays until then, whenever the
 * program is killed or the power goes. What killed writers left in the same folder is removed by the next one.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content to a file that it makes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Looks whether a file can be written, before the work is done that fills it.
     *
     * @throws IOException with a message for people
     */
    public static void check(Path file) throws IOException {
        Path target = target(file);
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("it is a device, not a file");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("it is write-protected");
        }
        Path folder = folder(target);
        if (!Files.isDirectory(folder)) {
            throw new IOException("the folder " + folder + " does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("the folder " + folder + " is write-protected");
        }
    }

    /**
     * Writes a file beside the target and moves it there.
     *
     * @throws IOException with a message for people; nothing is left behind and the target is as before
     */
    public static void write(Path file, Content content) throws IOException {
        check(file);
        Path target = target(file);
        Path folder = folder(target);
        try (Draft draft = Draft.in(folder)) {
            content.writeTo(draft.path());
            keepPermissions(target, draft.path());
            DurableFiles.force(draft.path());
            DurableFiles.move(draft.path(), target);
        } catch (IOException e) {
            throw new IOException(WriteTrouble.words(e, folder), e);
        } catch (ReadOnlyFileSystemException e) {
            throw new IOException("the folder " + folder + " is write-protected", e);
        }
    }

    /** Who may read a file does not change with its content. */
    private static void keepPermissions(Path from, Path to) {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old == null || Files.notExists(from)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(to, old.readAttributes().permissions());
        } catch (IOException e) {
            // Some file systems have the same permissions for all files.
            return;
        }
    }

    /** The file itself where a link was named, so that the link stays one. */
    private static Path target(Path file) throws IOException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            return file.toAbsolutePath();
        }
    }

    private static Path folder(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("it is a folder");
        }
        return folder;
    }
}
