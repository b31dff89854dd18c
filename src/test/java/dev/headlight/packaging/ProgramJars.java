package dev.headlight.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Copies the jars of the class path without the libraries of other platforms. Those of this platform move into a folder,
 * from which they are loaded as they are, instead of being unpacked into the user's cache at the first start.
 */
final class ProgramJars {
    /** The jar whose manifest names all the others, so that their order is the same on every machine. */
    static final String MAIN = "headlight.jar";

    /** Where libraries move to. */
    static final String NATIVE = "native";

    private final TargetPlatform platform;
    private final Path target;

    /** @param target the folder of the jars */
    ProgramJars(TargetPlatform platform, Path target) {
        this.platform = platform;
        this.target = target;
    }

    /** @param source the folder of the jars as Maven resolved them, the program's own among them */
    void copy(Path source) throws IOException {
        Files.createDirectories(target.resolve(NATIVE));
        List<Path> jars;
        try (Stream<Path> files = Files.list(source)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        List<Path> others = jars.stream().filter(jar -> !isMain(jar)).toList();
        for (Path jar : others) {
            copy(jar, target.resolve(jar.getFileName()), "");
        }
        for (Path jar : jars.stream().filter(ProgramJars::isMain).toList()) {
            String names = String.join(
                    " ",
                    others.stream().map(other -> other.getFileName().toString()).toList());
            copy(jar, target.resolve(MAIN), names);
        }
    }

    private static boolean isMain(Path jar) {
        return jar.getFileName().toString().startsWith("headlight-");
    }

    private void copy(Path source, Path jar, String classPath) throws IOException {
        try (JarFile from = new JarFile(source.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar))) {
            write(to, JarFile.MANIFEST_NAME, manifest(from, classPath));
            for (JarEntry entry : Collections.list(from.entries())) {
                String name = entry.getName();
                if (platform.loads(name)) {
                    move(from, entry);
                } else if (isKept(entry)) {
                    write(to, name, read(from, entry));
                }
            }
        }
    }

    /** On the class path a description of a module means nothing. */
    private static boolean isKept(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !TargetPlatform.isNative(name)
                && !name.equals(JarFile.MANIFEST_NAME)
                && !name.endsWith("module-info.class");
    }

    private static byte[] manifest(JarFile jar, String classPath) throws IOException {
        Manifest manifest = jar.getManifest() == null ? new Manifest() : jar.getManifest();
        Attributes main = manifest.getMainAttributes();
        main.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) {
            main.put(Attributes.Name.CLASS_PATH, classPath);
        }
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private void move(JarFile jar, JarEntry entry) throws IOException {
        String name = entry.getName();
        Path file = target.resolve(NATIVE).resolve(name.substring(name.lastIndexOf('/') + 1));
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    private static void write(JarOutputStream to, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(ProjectFiles.TIME);
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }
}
