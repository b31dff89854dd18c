package dev.headlight.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The page "Reading attention": what attention is, what it is not, and who found that out. */
final class ReadingPage extends ScrollPane {
    private static final String FILE = "reading-attention.md";

    ReadingPage() {
        VBox lines = new VBox();
        lines.getStyleClass().add("reading-page");
        text().lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.getChildren().add(paragraph(line)));
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        setAccessibleText("Reading attention");
        getStyleClass().add("plain-scroll");
    }

    private static Label paragraph(String line) {
        boolean isHeading = line.startsWith("## ");
        String words = line.replaceFirst("^(## |- )", "");
        Label label =
                Parts.label(line.startsWith("- ") ? "•  " + words : words, isHeading ? "card-title" : "reading-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** The page as text. */
    static String text() {
        try (InputStream file = Objects.requireNonNull(ReadingPage.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
