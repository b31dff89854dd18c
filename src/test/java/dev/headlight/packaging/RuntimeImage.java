package dev.headlight.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Links a Java runtime of nothing but the modules that the program uses, those of JavaFX among them. */
final class RuntimeImage {
    /** Loaded by name: the log, and certificates of servers that models come from. */
    private static final List<String> BY_NAME = List.of("java.logging", "jdk.unsupported", "jdk.crypto.ec");

    private static final String FIRST_OF_JAVAFX = "javafx.controls";

    private final Path work;

    /** @param work for what is needed on the way */
    RuntimeImage(Path work) {
        this.work = work;
    }

    /**
     * Links.
     *
     * @param javafx the folder of JavaFX's jars
     * @param program the folder of the other jars, without descriptions of modules
     * @param target the folder of the runtime, not there yet
     */
    void link(Path javafx, Path program, Path target) throws IOException, PackagingException {
        Path modules = Files.createDirectories(work.resolve("modules"));
        for (Path jar : jars(javafx)) {
            try (JarFile content = new JarFile(jar.toFile())) {
                if (content.getEntry("module-info.class") != null) {
                    makeModule(content, modules);
                }
            }
        }
        TreeSet<String> roots = new TreeSet<>(BY_NAME);
        roots.add(FIRST_OF_JAVAFX);
        roots.addAll(needed(javafx, program));
        Tools.jdk(
                "jlink",
                List.of(
                        "--module-path",
                        modules.toString(),
                        "--add-modules",
                        String.join(",", roots),
                        "--output",
                        target.toString(),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-6"));
    }

    /** The modules that the classes of the program name. */
    private static List<String> needed(Path javafx, Path program) throws IOException, PackagingException {
        List<String> arguments = new ArrayList<>(List.of(
                "--multi-release",
                "25",
                "--ignore-missing-deps",
                "--print-module-deps",
                "--module-path",
                javafx.toString()));
        jars(program).forEach(jar -> arguments.add(jar.toString()));
        String[] lines = Tools.jdk("jdeps", arguments).strip().split("\\R", -1);
        return List.of(lines[lines.length - 1].split(",", -1));
    }

    /**
     * Makes a module of a jar with its libraries beside the classes: in a jar they would be unpacked into the user's
     * home at the first start.
     */
    private void makeModule(JarFile jar, Path modules) throws IOException, PackagingException {
        String name = Path.of(jar.getName())
                .getFileName()
                .toString()
                .replaceFirst("-\\d.*", "")
                .replace('-', '.');
        Path libraries = Files.createDirectories(work.resolve(name));
        Path classes = work.resolve(name + ".jar");
        try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(classes))) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                try (InputStream content = jar.getInputStream(entry)) {
                    if (TargetPlatform.isNative(entry.getName())) {
                        Files.copy(content, libraries.resolve(entry.getName()));
                    } else {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        content.transferTo(to);
                        to.closeEntry();
                    }
                }
            }
        }
        Tools.jdk(
                "jmod",
                List.of(
                        "create",
                        "--class-path",
                        classes.toString(),
                        "--libs",
                        libraries.toString(),
                        modules.resolve(name + ".jmod").toString()));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
