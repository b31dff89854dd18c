package dev.headlight.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens the window with a model that lies anywhere. */
@Command(name = "open", description = "Opens the window with a model: a file, a folder or a name of the store.")
final class OpenCommand implements Callable<Integer> {
    private final Window window;

    @Parameters(paramLabel = "PATH", description = "An ONNX file, a folder, a zip or jar, or a model's name.")
    private String model = "";

    @Mixin
    private final WindowSettings settings = new WindowSettings();

    OpenCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() throws CommandFailedException {
        window.open(settings.with(model));
        return 0;
    }
}
