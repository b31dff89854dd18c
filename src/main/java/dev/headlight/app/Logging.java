package dev.headlight.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/**
 * What is logged, and how: warnings and worse, on standard error. Java makes one before the first message, because
 * {@code packaging/jvm.options} names this class in the property {@code java.util.logging.config.class}; so the log is
 * as quiet in the tests as in the app.
 */
public final class Logging {
    private static final String SETTINGS = "logging.properties";

    public Logging() throws IOException {
        try (InputStream settings = Logging.class.getResourceAsStream(SETTINGS)) {
            if (settings == null) {
                throw new FileNotFoundException("the program is incomplete: " + SETTINGS + " is missing");
            }
            LogManager.getLogManager().readConfiguration(settings);
        }
    }
}
