package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {
    @ParameterizedTest
    @CsvSource({"Broken pipe, true", "The pipe is being closed, true", "No space left on device, false"})
    void aReaderThatLeavesIsNoTroubleAndAFullDiskIs(String reason, boolean isIntact) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        };
        StandardOutput output = new StandardOutput(broken, false);
        Terminal terminal = new Terminal(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.ProgressStyle.NONE,
                output::isReaderGone);
        terminal.line("8-11");
        assertThat(terminal.isIntact()).isEqualTo(isIntact);
    }
}
