package dev.headlight.packaging;

import java.nio.file.Path;

/**
 * An image as jpackage lays it out.
 *
 * @param root what an installer is made of
 * @param app the folder that jpackage calls {@code $APPDIR}
 * @param launcher starts the program
 */
record LauncherImage(Path root, Path app, Path launcher) {
    /** @param folder where jpackage put it */
    static LauncherImage in(Path folder, String name, TargetPlatform.Family system) {
        return switch (system) {
            case LINUX -> of(folder.resolve(name), "lib/app", "bin/" + name);
            case WINDOWS -> of(folder.resolve(name), "app", name + ".exe");
            case MAC -> of(folder.resolve(name + ".app"), "Contents/app", "Contents/MacOS/" + name);
        };
    }

    private static LauncherImage of(Path root, String app, String launcher) {
        return new LauncherImage(root, root.resolve(app), root.resolve(launcher));
    }
}
