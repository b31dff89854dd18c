package dev.headlight.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What this program is made of and runs on, as names and versions. */
public final class Versions {
    private static final String FILE = "versions.properties";

    private Versions() {}

    /**
     * A part and its version.
     *
     * @param name for people
     * @param version as its makers call it, or "unknown"
     */
    public record Version(String name, String version) {
        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    /** The program first, then what it is built on, then the system. */
    public static List<Version> all() {
        Properties built = read();
        List<Version> all = new ArrayList<>();
        all.add(built(built, "Headlight", "headlight"));
        all.add(running("Java", "java.runtime.version"));
        all.add(running("JavaFX", "javafx.runtime.version"));
        all.add(built(built, "ONNX Runtime", "onnxruntime"));
        all.add(built(built, "DJL tokenizers", "tokenizers"));
        all.add(new Version(
                System.getProperty("os.name", "System"),
                System.getProperty("os.version", "unknown") + " on " + System.getProperty("os.arch", "unknown")));
        return List.copyOf(all);
    }

    private static Version running(String name, String property) {
        return new Version(name, System.getProperty(property, "not started"));
    }

    /** The build writes the versions in; where it did not, they are unknown. */
    private static Version built(Properties built, String name, String key) {
        String version = built.getProperty(key, "unknown");
        return new Version(name, version.startsWith("$") ? "unknown" : version);
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            // What cannot be read is unknown.
            return new Properties();
        }
        return properties;
    }
}
