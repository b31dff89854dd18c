package dev.headlight.cli;

import dev.headlight.state.Theme;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(names = "--text", paramLabel = "TEXT", description = "The text, or its first sentence.")
    private @Nullable String text;

    @Option(names = "--text-pair", paramLabel = "TEXT", description = "The second sentence.")
    private @Nullable String textPair;

    @Option(names = "--model", paramLabel = "ID", description = "The model to open.")
    private @Nullable String model;

    @Option(names = "--screenshot", paramLabel = "FILE.png", description = "Saves a picture of the window and ends.")
    private @Nullable Path screenshot;

    @Option(
            names = "--size",
            paramLabel = "WIDTHxHEIGHT",
            converter = ImageSize.Converter.class,
            description = "Size of the picture in pixels, " + ImageSize.STANDARD + " if not given.")
    private @Nullable ImageSize size;

    @Option(names = "--theme", paramLabel = "dark|light", converter = ThemeConverter.class, description = "The look.")
    private @Nullable Theme theme;

    WindowCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() throws CommandFailedException {
        if (textPair != null && text == null) {
            throw new CommandFailedException("--text-pair is a second sentence: give the first one with --text.");
        }
        if (size != null && screenshot == null) {
            throw new CommandFailedException(
                    "--size is the size of a picture: say where to save one with --screenshot FILE.png.");
        }
        ImageSize picture = size == null ? new ImageSize.Converter().convert(ImageSize.STANDARD) : size;
        window.open(new WindowOptions(text, textPair, model, screenshot, picture.width(), picture.height(), theme));
        return 0;
    }
}
