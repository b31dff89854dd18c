package dev.headlight.cli;

import dev.headlight.model.ModelPage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what was found in a model. */
@Command(
        name = "inspect",
        description = "Prints what is in a model: layers, heads, attentions and how they were found, problems.")
final class InspectCommand implements Callable<Integer> {
    private final InstalledModels models;
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", description = "An ONNX file, a folder, a zip or jar, or a model's name.")
    private String source = "";

    @Option(
            names = "--variant",
            paramLabel = "FILE",
            description = "Which ONNX file to take where a folder has several.")
    private @Nullable String variant;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean isJson;

    InspectCommand(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException {
        ModelPage page = models.inspect(source, variant);
        if (isJson) {
            terminal.json(ModelPageJson.of(page));
        } else {
            ModelPageText.lines(page).forEach(terminal::line);
        }
        return 0;
    }
}
