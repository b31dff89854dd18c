package dev.headlight.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program without a command: the window, or a picture of it. */
@Command(
        name = "headlight",
        description = {
            "Shows what every attention head of a transformer looks at while you type.",
            "Without a command it opens the window."
        })
final class WindowCommand implements Callable<Integer> {
    private final Window window;

    @Mixin
    private final WindowSettings settings = new WindowSettings();

    @Option(names = "--model", paramLabel = "NAME|PATH", description = "The model to open.")
    private @Nullable String model;

    WindowCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() throws CommandFailedException {
        window.open(settings.with(model));
        return 0;
    }
}
