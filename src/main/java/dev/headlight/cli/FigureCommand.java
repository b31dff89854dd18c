package dev.headlight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws figures into files, without a window and without a display. */
@Command(
        name = "figure",
        description = "Draws a figure into a file, as SVG, PDF or PNG, without a window: what the window shows for the"
                + " same text, with its legend. An .html file is a page with grid, links and matrix for a browser.")
final class FigureCommand implements Callable<Integer> {
    private final InstalledModels models;
    private final Terminal terminal;

    @Mixin
    private final FigureOptions options = new FigureOptions();

    @Option(
            names = "--batch",
            paramLabel = "FILE.jsonl",
            description =
                    "Draws many: a JSON object a line with the names of the options, such as {\"view\": \"links\","
                            + " \"text\": \"The cat sat.\", \"hide-special\": true, \"out\": \"cat.svg\"}.")
    private @Nullable Path batch;

    FigureCommand(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException {
        if (batch != null && options.isGiven()) {
            throw new CommandFailedException("--batch has texts and files in its lines: leave out --text and --out.");
        }
        List<FigureJob> jobs =
                batch == null ? List.of(new FigureJob("", options, options.check())) : new FigureBatch(batch).jobs();
        try (FigureRun run = new FigureRun(models, terminal)) {
            for (FigureJob job : jobs) {
                run.draw(job);
            }
        }
        return 0;
    }
}
