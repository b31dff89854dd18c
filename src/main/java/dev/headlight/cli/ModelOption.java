package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.state.ModelShelf;
import picocli.CommandLine.Option;

/** Which model a command is about. Filled in by the command line. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelShelf.DEFAULT_MODEL,
            description = "The model by its name in the store or its path, ${DEFAULT-VALUE} if not given;"
                    + " \"headlight models\" lists names.")
    private String model = ModelShelf.DEFAULT_MODEL;

    ModelDescription find(InstalledModels models) throws CommandFailedException {
        return models.find(model);
    }
}
