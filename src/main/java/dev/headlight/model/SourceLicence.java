package dev.headlight.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the licence from the head of a model card, {@code README.md}, as the hub writes it. */
final class SourceLicence {
    private static final String CARD = "README.md";
    private static final int MOST_LINES = 400;
    private static final Pattern LICENCE = Pattern.compile("license:\\s*[\"']?([A-Za-z0-9.+-]{2,40})[\"']?\\s*");

    private SourceLicence() {}

    /** The licence that the first card states, or an empty text; a card that cannot be read states none. */
    static String in(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(CARD))
                .filter(Files::isRegularFile)
                .map(SourceLicence::of)
                .filter(licence -> !licence.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String of(Path card) {
        try (BufferedReader lines = Files.newBufferedReader(card, StandardCharsets.UTF_8)) {
            if (!"---".equals(lines.readLine())) {
                return "";
            }
            String line = lines.readLine();
            for (int count = 0; line != null && !line.equals("---") && count < MOST_LINES; count++) {
                Matcher matcher = LICENCE.matcher(line);
                if (matcher.matches()) {
                    return matcher.group(1);
                }
                line = lines.readLine();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
