package dev.headlight.cli;

import dev.headlight.model.ModelLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|LINK",
            description =
                    "A saved session (.headlight), a link to a view (headlight:1?...), or a model's file or folder.")
    private @Nullable String what;

    WindowCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() throws CommandFailedException {
        window.open(settings.with(what == null ? model : named(what)));
        return 0;
    }

    /** A word that names nothing is more likely a command that was misspelt. */
    private String named(String word) throws CommandFailedException {
        if (model != null) {
            throw new CommandFailedException("Give either " + word + " or --model " + model + ", not both.");
        }
        if (!SessionArgument.isSession(word) && !ModelLibrary.isLikePath(word) && !Files.exists(Path.of(word))) {
            throw new CommandFailedException(
                    "There is no command, file or folder \"" + word + "\". \"headlight --help\" lists the commands.");
        }
        return word;
    }
}
