package dev.headlight.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for a model on this machine. Used on the JavaFX thread; returns when the user has answered. */
public interface PathChooser {
    /** A file, or nothing if the user thought better of it. */
    Optional<Path> file();

    /** A folder, or nothing if the user thought better of it. */
    Optional<Path> folder();

    /** A saved session, or nothing if the user thought better of it. */
    default Optional<Path> session() {
        return Optional.empty();
    }

    /**
     * Where to write a file, or nothing if the user thought better of it.
     *
     * @param name proposed
     * @param extension how names of its kind end, without the dot
     */
    default Optional<Path> save(String name, String extension) {
        return Optional.empty();
    }

    /** A file of texts, or nothing if the user thought better of it. */
    default Optional<Path> texts() {
        return Optional.empty();
    }
}
