package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders that packages are made from and in.
 *
 * @param root of the project
 * @param version of the program
 */
record ProjectFiles(Path root, String version) {
    /**
     * The time of everything in a package. Packages of one source are alike; and a start cache is only taken with jars
     * of the very time it was made with, which not all formats keep to the second: this one is even.
     */
    static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Where packages are made. */
    Path work() {
        return root.resolve("target").resolve("packages");
    }

    /** The runnable tree that Maven makes. */
    Path tree() {
        return root.resolve("target").resolve("headlight");
    }

    /** Sources of packages: icons, descriptions, launchers. */
    Path packaging() {
        return root.resolve("packaging");
    }

    /** A text of {@link #packaging} with its version in place. */
    String filled(String name) throws IOException {
        return Files.readString(packaging().resolve(name)).replace("@VERSION@", version);
    }

    /** Removes a folder with everything in it, if it is there. */
    static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path : deepestFirst(folder)) {
                Files.delete(path);
            }
        }
    }

    /** Copies a file, or a folder with everything in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(target)) {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Copies or links, where the file system can, what nobody will change: models are large. */
    static void linkAll(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                try {
                    Files.createLink(target, path);
                } catch (IOException | UnsupportedOperationException e) {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Gives all files one time, and modes that do not depend on whose machine it is. */
    static void settle(Path folder) throws IOException {
        boolean hasModes = Files.getFileStore(folder).supportsFileAttributeView("posix");
        for (Path path : deepestFirst(folder)) {
            if (Files.isSymbolicLink(path)) {
                continue;
            }
            if (hasModes) {
                boolean isOpen = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(isOpen ? "rwxr-xr-x" : "rw-r--r--"));
            }
            Files.setLastModifiedTime(path, TIME);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
