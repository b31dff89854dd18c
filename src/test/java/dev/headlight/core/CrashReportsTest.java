package dev.headlight.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.CrashReports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {
    @TempDir
    private Path folder;

    private static IllegalStateException failure(String message) {
        return new IllegalStateException(message, new IOException(message));
    }

    @Test
    void aReportHoldsVersionsAndPlacesAndNoTexts() {
        Report report = new CrashReports(folder.resolve("logs")).write(failure("my secret sentence"));
        assertThat(report.problem()).isNull();
        assertThat(report.code()).matches("[0-9A-F]{6}");
        assertThat(report.file())
                .content()
                .contains("Headlight", "Java ", "ONNX Runtime", report.code(), "caused by java.io.IOException", "at ")
                .doesNotContain("secret");
    }

    @Test
    void theSameBugHasTheSameCodeAndOneFile() throws IOException {
        CrashReports reports = new CrashReports(folder);
        Report first = null;
        Report second = null;
        for (int time = 0; time < 2; time++) {
            first = second;
            second = reports.write(failure("time " + time));
        }
        assertThat(second).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void oldReportsGoWhereThereAreMany() throws IOException {
        CrashReports reports = new CrashReports(folder);
        for (int bug = 0; bug < 30; bug++) {
            IllegalStateException failure = failure("");
            failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Some", "method", "Some.java", bug)});
            reports.write(failure);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(20);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsToldNotThrown() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new CrashReports(file).write(failure("")).problem()).isNotNull();
    }

    @Test
    void theLogIsBoundedInMemoryAndOnDiskAndHoldsNoMessagesOfExceptions() throws IOException {
        RecentLog log = new RecentLog(folder);
        for (int message = 0; message < 2000; message++) {
            LogRecord record = new LogRecord(Level.WARNING, "message " + message);
            record.setThrown(failure("my secret sentence"));
            log.publish(record);
        }
        assertThat(log.text())
                .contains("message 1999", "java.lang.IllegalStateException")
                .doesNotContain("secret", "message 1000\n");
        log.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(1 << 20);
        }
    }

    @Test
    void twoCopiesWriteLogsOfTheirOwn() throws IOException {
        RecentLog one = new RecentLog(folder);
        RecentLog other = new RecentLog(folder);
        one.publish(new LogRecord(Level.WARNING, "of one"));
        other.publish(new LogRecord(Level.WARNING, "of the other"));
        one.close();
        other.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
