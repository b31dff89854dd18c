package dev.headlight.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** Makes the bundled families known to JavaFX, so that controls and figures are set in the same letters. */
final class UiFonts {
    private static final String FOLDER = "/dev/headlight/assets/fonts/";
    private static final List<String> FILES =
            List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf", "JetBrainsMono-Regular.ttf");

    private UiFonts() {}

    static void load() {
        for (String file : FILES) {
            try (InputStream stream = UiFonts.class.getResourceAsStream(FOLDER + file)) {
                if (stream == null || Font.loadFont(stream, Font.getDefault().getSize()) == null) {
                    throw new IllegalStateException("the program is incomplete: font " + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
