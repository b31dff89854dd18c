package dev.headlight.app;

import dev.headlight.core.PlatformFolders;
import java.nio.file.Path;

/** The files between starts. */
final class UserFiles {
    /** Names their folder in the place of the usual one: for tests, portable copies and the making of packages. */
    private static final String FOLDER = "headlight.config";

    private UserFiles() {}

    /** The place of a file, which need not be there. */
    static Path named(String name) {
        String folder = System.getProperty(FOLDER);
        return (folder == null ? PlatformFolders.ofThisUser().config() : Path.of(folder)).resolve(name);
    }
}
