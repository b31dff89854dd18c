package dev.headlight.engine;

import dev.headlight.core.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the runtime's native libraries in the cache folder. Left to itself the runtime unpacks them, 28 MB, into a
 * temporary folder at every start, which takes longer than all else it does to begin.
 */
final class NativeRuntime {
    /** Where the runtime looks for libraries that lie ready. */
    private static final String PROPERTY = "onnxruntime.native.path";

    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeRuntime() {}

    /** Does nothing where the folder is set already; where it fails, the runtime falls back on its own way. */
    static void prepare(Path cacheFolder) {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        try {
            Path folder = unpack(cacheFolder);
            System.setProperty(PROPERTY, folder.toString());
        } catch (IOException e) {
            System.getLogger(NativeRuntime.class.getName())
                    .log(System.Logger.Level.DEBUG, "The runtime's libraries cannot be kept in " + cacheFolder, e);
        }
    }

    /** A folder whose name pins the content of both libraries, so that another version gets another folder. */
    static Path unpack(Path cacheFolder) throws IOException {
        StringBuilder name = new StringBuilder("onnxruntime");
        for (String library : LIBRARIES) {
            name.append('-')
                    .append(Long.toHexString(entry(library).getJarEntry().getCrc()));
        }
        Path folder =
                Files.createDirectories(cacheFolder.resolve(name.toString())).toAbsolutePath();
        for (String library : LIBRARIES) {
            copy(entry(library), folder.resolve(System.mapLibraryName(library)));
        }
        return folder;
    }

    private static void copy(JarURLConnection source, Path target) throws IOException {
        if (Files.isRegularFile(target)
                && Files.size(target) == source.getJarEntry().getSize()) {
            return;
        }
        WholeFile.write(target, part -> {
            try (InputStream content = source.getInputStream()) {
                Files.copy(content, part);
            }
        });
    }

    private static JarURLConnection entry(String library) throws IOException {
        String path = "/ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(library);
        URL url = NativeRuntime.class.getResource(path);
        if (url != null && url.openConnection() instanceof JarURLConnection connection) {
            return connection;
        }
        throw new IOException("no " + path + " in a jar on the class path");
    }

    /** The platform as the runtime's jar names it, such as {@code linux-x64}. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
        return name + "-" + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }
}
