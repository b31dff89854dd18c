package dev.headlight.cli;

import dev.headlight.state.Theme;
import dev.headlight.state.ViewMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the window is to be opened, as options that commands share. Filled in by the command line. */
final class WindowSettings {
    @Option(names = "--text", paramLabel = "TEXT", description = "The text, or its first sentence.")
    private @Nullable String text;

    @Option(names = "--text-pair", paramLabel = "TEXT", description = "The second sentence.")
    private @Nullable String textPair;

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

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            converter = ViewConverter.class,
            description =
                    "What the middle shows: links, matrix, links-and-matrix, neurons, heads, tokens, embeddings, compare.")
    private @Nullable ViewMode view;

    /** @param model a name or path, or null for the usual model */
    WindowOptions with(@Nullable String model) throws CommandFailedException {
        if (textPair != null && text == null) {
            throw new CommandFailedException("--text-pair is a second sentence: give the first one with --text.");
        }
        if (size != null && screenshot == null) {
            throw new CommandFailedException(
                    "--size is the size of a picture: say where to save one with --screenshot FILE.png.");
        }
        ImageSize picture = size == null ? new ImageSize.Converter().convert(ImageSize.STANDARD) : size;
        return new WindowOptions(text, textPair, model, screenshot, picture.width(), picture.height(), theme, view);
    }
}
