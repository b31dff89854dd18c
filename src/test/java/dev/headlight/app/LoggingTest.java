package dev.headlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
    @Test
    void warningsAreLoggedAndAnythingLessIsNot() {
        Logger logger = Logger.getLogger("org.example.library");

        assertThat(logger.isLoggable(Level.WARNING)).isTrue();
        assertThat(logger.isLoggable(Level.INFO)).isFalse();
    }

    @Test
    void librariesThatLogThroughSlf4jAreAsQuiet() {
        org.slf4j.Logger logger = LoggerFactory.getLogger("org.example.other.Library");

        assertThat(logger.isWarnEnabled()).isTrue();
        assertThat(logger.isInfoEnabled()).isFalse();
    }
}
