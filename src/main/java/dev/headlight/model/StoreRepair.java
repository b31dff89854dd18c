package dev.headlight.model;

import dev.headlight.core.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a store in order after an installation was killed: a model that had just been moved out of the way for its
 * successor comes back, unfinished folders go.
 */
final class StoreRepair {
    private static final String PARTIAL = ".partial-";
    private static final String OLD = "-old";

    private StoreRepair() {}

    /**
     * Repairs what dead installations left; what living ones do, in this or other processes, is not touched. To be
     * called before this process installs anything. A store that cannot be written stays as it is.
     */
    static void repair(Path root) {
        try {
            for (Path left : unfinished(root)) {
                String id = id(left.getFileName().toString());
                try (InstallLock lock = InstallLock.tryAcquire(root, id).orElse(null)) {
                    if (lock != null) {
                        repair(root, id);
                    }
                }
            }
        } catch (IOException e) {
            System.getLogger(StoreRepair.class.getName())
                    .log(System.Logger.Level.DEBUG, "An unfinished model stays in " + root, e);
        }
    }

    /** Only called under the lock of this model, so that whoever made these folders is no longer alive. */
    static void repair(Path root, String id) throws IOException {
        for (Path left : unfinished(root)) {
            String name = left.getFileName().toString();
            if (name.startsWith(prefix(id))) {
                if (name.endsWith(OLD) && Files.notExists(root.resolve(id))) {
                    Files.move(left, root.resolve(id), StandardCopyOption.ATOMIC_MOVE);
                } else {
                    DurableFiles.deleteTree(left);
                }
            }
        }
    }

    /** How the folders begin in which a model is made. */
    static String prefix(String id) {
        return "." + id + PARTIAL;
    }

    /** Where the model is that a finished folder replaces. */
    static Path old(Path partial) {
        return partial.resolveSibling(partial.getFileName() + OLD);
    }

    private static String id(String name) {
        return name.substring(1, name.indexOf(PARTIAL));
    }

    /** What was moved away comes first, so that it is back before anything is deleted. */
    private static List<Path> unfinished(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> child.getFileName().toString().matches("\\..+\\.partial-.+"))
                    .sorted((one, other) -> Boolean.compare(
                            other.toString().endsWith(OLD), one.toString().endsWith(OLD)))
                    .toList();
        }
    }
}
