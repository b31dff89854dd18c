package dev.headlight.app;

import dev.headlight.state.RunStatus;
import dev.headlight.ui.Settled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.stage.WindowEvent;

/**
 * Notes when the parts of a start are done, in milliseconds since the process began, and closes the window then. Only
 * where the system property {@value #PROPERTY} names a file for it: packages make their start cache in such a start, and
 * {@code packaging/measure-start.sh} measures with it.
 *
 * <p>A thing counts as painted at the third pulse after it was ready: the second waits until the first is on the screen.
 */
final class StartClock {
    private static final String PROPERTY = "headlight.startup";
    private static final int PULSES = 3;

    private final Path file;
    private final Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
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
        when(() -> true, () -> {
            note("window");
            when(() -> isPainted(session), () -> {
                note("picture");
                new Settled(session.workbench(), session.painters(), () -> end(session)).start();
            });
        });
    }

    private static boolean isPainted(WindowSession session) {
        return session.workbench().traces().runProperty().get() instanceof RunStatus.Done
                && session.painters().busyProperty().get() == 0;
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
        notes.add(part + "=" + Duration.between(begin, Instant.now()).toMillis());
    }

    /** Does something when a condition held for some pulses. */
    private static void when(BooleanSupplier condition, Runnable then) {
        new AnimationTimer() {
            private int held;

            @Override
            public void handle(long now) {
                held = condition.getAsBoolean() ? held + 1 : 0;
                if (held == PULSES) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
