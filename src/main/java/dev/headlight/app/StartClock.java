package dev.headlight.app;

import dev.headlight.state.RunStatus;
import dev.headlight.ui.Settled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.WindowEvent;

/**
 * Notes when the parts of a start are done and closes the window then. Only where the system property {@value #PROPERTY}
 * names a file for it: packages make their start cache in such a start, and {@code packaging/measure-start.sh} measures
 * with it. Times are milliseconds since {@value #BEGAN}, milliseconds since 1970, which whoever starts the process sets:
 * what Java says of its own process may be a second off.
 */
final class StartClock {
    private static final String PROPERTY = "headlight.startup";
    private static final String BEGAN = "headlight.startup.began";

    private final Path file;
    private final long began = Long.getLong(BEGAN, System.currentTimeMillis());
    private final List<String> notes = new ArrayList<>();

    private StartClock(Path file) {
        this.file = file;
        note("toolkit");
    }

    /** A clock, where one is wanted; made when the toolkit has started. */
    static Optional<StartClock> wanted() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(file -> new StartClock(Path.of(file)));
    }

    /** Follows a window that was just opened, and asks it to close at the end. */
    void follow(WindowSession session) {
        Pulses.when(() -> true, () -> {
            note("window");
            Pulses.when(session::isPainted, () -> {
                note("picture");
                notes.add("kept=" + (run(session) instanceof RunStatus.Kept));
            });
            Pulses.when(() -> isOfThisRun(session), () -> {
                note("run");
                notes.add("resident=" + residentKilobytes());
                new Settled(session.workbench(), session.painters(), () -> end(session)).start();
            });
        });
    }

    /** Whether the picture is of numbers that the model yielded in this start, not of kept ones. */
    private static boolean isOfThisRun(WindowSession session) {
        return session.isPainted() && run(session) instanceof RunStatus.Done;
    }

    private static RunStatus run(WindowSession session) {
        return session.workbench().traces().runProperty().get();
    }

    private void end(WindowSession session) {
        note("settled");
        try {
            Files.write(file, notes);
        } catch (IOException e) {
            throw new UncheckedIOException("the times of the start cannot be written", e);
        }
        session.stage().fireEvent(new WindowEvent(session.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void note(String part) {
        notes.add(part + "=" + (System.currentTimeMillis() - began));
    }

    /** What the process holds in memory, pages of mapped files included; 0 where the system does not say. */
    private static long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
