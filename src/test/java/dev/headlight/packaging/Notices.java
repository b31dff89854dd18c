package dev.headlight.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Writes whose work a package holds and on what terms: every jar with its licence, and the texts of all licences. */
final class Notices {
    private static final String RULE = "=".repeat(80);
    private static final String OWN_TEXT = "(?i)(.*/)?(licen[cs]e|notice|copying|thirdpartynotices)[^/]*";

    private final ProjectFiles project;
    private final Properties licences = new Properties();
    private final Map<String, String> texts = new LinkedHashMap<>();

    Notices(ProjectFiles project) throws IOException {
        this.project = project;
        try (Reader reader = Files.newBufferedReader(folder().resolve("artifacts.properties"))) {
            licences.load(reader);
        }
    }

    private Path folder() {
        return project.packaging().resolve("licences");
    }

    /** @param lib the folder of the jars as Maven resolved them, JavaFX in a folder below */
    String text(Path lib) throws IOException, PackagingException {
        List<String> table = new ArrayList<>();
        for (Path jar : jars(lib)) {
            String artifact = artifact(jar);
            String licence = licences.getProperty(artifact);
            if (licence == null) {
                throw new PackagingException("Nobody said under which licence " + jar.getFileName() + " is: add "
                        + artifact + " to " + folder().resolve("artifacts.properties") + ".");
            }
            table.add(String.format("%-44s %s", jar.getFileName(), licence));
            addLicence(licence);
            addOwn(jar);
        }
        table.add(String.format("%-44s %s", "the Java runtime (folder runtime)", "JDK"));
        table.add(String.format("%-44s %s", "Inter and JetBrains Mono, the fonts", "OFL-1.1"));
        table.add(String.format("%-44s %s", "BERT base uncased by Google, the weights", "Apache-2.0"));
        for (String font : List.of("Inter-OFL", "JetBrainsMono-OFL")) {
            texts.put("OFL-1.1, " + font, Files.readString(project.root().resolve("assets/fonts/" + font + ".txt")));
        }
        return whole(table);
    }

    private String whole(List<String> table) {
        StringBuilder all = new StringBuilder("Headlight is licensed under the Apache License 2.0. It contains:\n\n");
        table.forEach(row -> all.append(row).append('\n'));
        all.append(
                        "\nJDK stands for the GNU General Public License, version 2, with the Classpath Exception: the texts for")
                .append("\nJava and JavaFX are in the folder runtime/legal. All other texts follow.\n");
        texts.forEach((name, text) -> all.append("\n\n")
                .append(RULE)
                .append('\n')
                .append(name)
                .append('\n')
                .append(RULE)
                .append("\n\n")
                .append(text.strip())
                .append('\n'));
        return all.toString();
    }

    private void addLicence(String licence) throws IOException {
        if (licence.equals("Apache-2.0")) {
            texts.put(licence, Files.readString(project.root().resolve("LICENSE")));
        } else if (!licence.equals("JDK")) {
            texts.put(licence, Files.readString(folder().resolve(licence + ".txt")));
        }
    }

    /** The texts that a jar carries, but for a licence that is there already. */
    private void addOwn(Path jar) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(content.entries())) {
                if (entry.getName().matches(OWN_TEXT) && !entry.getName().endsWith(".class") && !entry.isDirectory()) {
                    try (InputStream stream = content.getInputStream(entry)) {
                        String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                        if (!isKnown(text)) {
                            texts.put(jar.getFileName() + ", " + entry.getName(), text);
                        }
                    }
                }
            }
        }
    }

    private boolean isKnown(String text) {
        String plain = plain(text);
        return texts.values().stream().anyMatch(known -> plain(known).equals(plain));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** The name without the version, such as {@code commons-io} of {@code commons-io-2.16.1.jar}. */
    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d[^-]*(-[a-z0-9-]+)?\\.jar$", "");
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.walk(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith("headlight-"))
                    .sorted()
                    .toList();
        }
    }
}
