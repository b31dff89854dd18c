package dev.headlight.export.html;

import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.Rgba;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is the same in every page.
 *
 * @param template HTML with places for content
 * @param style CSS
 * @param script JavaScript in the order of the program
 */
record PageSource(String template, String style, String script) {
    private static final List<String> SCRIPTS = List.of(
            "numbers.js", "words.js", "colors.js", "grid.js", "links.js", "matrix.js", "page.js", "controls.js");

    static PageSource load() throws IOException {
        StringBuilder script = new StringBuilder("'use strict';\n(() => {\n");
        for (String name : SCRIPTS) {
            script.append(resource(name)).append('\n');
        }
        return new PageSource(
                resource("page.html"),
                colors() + resource("page.css"),
                script.append("})();\n").toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = PageSource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Light by itself; dark where the reader's system is, until the reader chooses. */
    private static String colors() {
        String light = variables(FigureTheme.LIGHT);
        String dark = variables(FigureTheme.DARK);
        return ":root { " + light + " }\n"
                + "@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { " + dark + " } }\n"
                + ":root[data-theme=dark] { " + dark + " }\n";
    }

    private static String variables(FigureTheme theme) {
        return List.of(
                        variable("ground", theme.ground()),
                        variable("panel", theme.panel()),
                        variable("chip", theme.chip()),
                        variable("text", theme.text()),
                        variable("muted", theme.muted()),
                        variable("faint", theme.faint()),
                        variable("accent", theme.accent()),
                        variable("selected", theme.selected()))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static String variable(String name, Rgba color) {
        return "--" + name + ": #" + hex(color) + ";";
    }

    /** Six digits. */
    static String hex(Rgba color) {
        return String.format(Locale.ROOT, "%06x", color.argb() & 0xFFFFFF);
    }

    /** Nothing may be loaded, and no script or style may run that is not this one. */
    String policy() {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
