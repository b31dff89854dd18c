package dev.headlight.app;

import dev.headlight.cli.CommandFailedException;
import dev.headlight.core.WholeFile;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.RunStatus;
import dev.headlight.state.Workbench;
import dev.headlight.ui.Screenshot;
import dev.headlight.ui.Settled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;

/** Saves a picture of a window as soon as it shows its text, and closes it. Lives on the JavaFX thread. */
final class WindowPicture {
    private final WindowSession session;
    private final Path file;
    private final CompletableFuture<Void> closed;

    /** @param closed completed when the window is closed, exceptionally if there is no picture */
    WindowPicture(WindowSession session, Path file, CompletableFuture<Void> closed) {
        this.session = session;
        this.file = file;
        this.closed = closed;
    }

    /** Looks whether there can be a picture, before the toolkit is started for it. Any thread. */
    static void check(Path file, StartPlan plan) throws CommandFailedException {
        if (!plan.session().problem().isEmpty()) {
            throw new CommandFailedException(plan.session().problem());
        }
        if (plan.model() == null && !plan.session().carriesTraces()) {
            throw new CommandFailedException(plan.problem());
        }
        try {
            WholeFile.check(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Opens the window with content of that size in pixels. */
    void take(int width, int height) {
        Scene scene = session.openForPicture(width, height);
        new Settled(session.workbench(), session.painters(), () -> end(scene)).start();
    }

    private void end(Scene scene) {
        try {
            save(scene);
            session.close();
            closed.complete(null);
        } catch (CommandFailedException | RuntimeException | Error e) {
            closed.completeExceptionally(e);
        }
    }

    private void save(Scene scene) throws CommandFailedException {
        Optional<String> problem = problem(session.workbench());
        if (problem.isPresent()) {
            throw new CommandFailedException(problem.get());
        }
        try {
            WholeFile.write(file, part -> Screenshot.save(scene, part));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Optional<String> problem(Workbench workbench) {
        if (workbench.traces().modelProperty().get() instanceof ModelStatus.Failed failed) {
            return Optional.of(failed.reason());
        }
        return workbench.traces().runProperty().get() instanceof RunStatus.Failed failed
                ? Optional.of(failed.reason())
                : Optional.empty();
    }

    private static CommandFailedException unwritable(Path file, IOException reason) {
        return new CommandFailedException(
                "The picture " + file + " could not be written: " + reason.getMessage()
                        + ". Choose another file with --screenshot.",
                reason);
    }
}
