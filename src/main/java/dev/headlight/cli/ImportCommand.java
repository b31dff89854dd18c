package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.hub.ModelChoice;
import dev.headlight.model.HubModels;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a model into the store. */
@Command(
        name = "import",
        description =
                "Puts a model into the store: an ONNX file, a folder with a checkpoint or ONNX files, a zip or jar, or a model"
                        + " of the Hugging Face hub.")
final class ImportCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final InstalledModels models;
    private final Terminal terminal;

    @Parameters(paramLabel = "SOURCE", description = "A file, a folder, or owner/name of a repository of the hub.")
    private String source = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it in the store.")
    private @Nullable String name;

    @Option(
            names = "--precision",
            paramLabel = "fp32|fp16|int8",
            converter = PrecisionConverter.class,
            defaultValue = "fp32",
            description = "How to store the weights, ${DEFAULT-VALUE} if not given; the cost is stated.")
    private Precision precision = Precision.FP32;

    @Option(
            names = "--variant",
            paramLabel = "FILE",
            description = "Which ONNX file to take where a folder has several.")
    private @Nullable String variant;

    @Option(names = "--force", description = "Replaces a model of the same name.")
    private boolean isForced;

    ImportCommand(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException {
        Optional<Path> path = ModelLibrary.existing(source);
        ImportRequest request = new ImportRequest(
                path.orElse(Path.of("")),
                name,
                variant,
                precision,
                isForced ? ImportRequest.IfTaken.REPLACE : ImportRequest.IfTaken.REFUSE,
                null);
        if (path.isPresent()) {
            tell(models.add(request));
            List<String> graphs = models.graphs(path.get());
            if (variant == null && graphs.size() > 1) {
                terminal.line("--variant takes another: " + String.join(", ", graphs));
            }
        } else if (models.isRepository(source)) {
            tell(fromHub(request));
        } else {
            throw new CommandFailedException("There is no file or folder \"" + source
                    + "\". Give an ONNX file, a folder with a checkpoint, a zip or jar, or owner/name of a model on"
                    + " the Hugging Face hub.");
        }
        return 0;
    }

    /** Shows what will come before it comes. */
    private ImportedModel fromHub(ImportRequest request) throws CommandFailedException {
        HubModels.Offer offer = models.offer(source);
        ModelChoice choice = offer.choice(variant)
                .orElseThrow(() -> new CommandFailedException(
                        "The model " + source + " has no file " + variant + ", only " + mains(offer.choices()) + "."));
        String licence = offer.listing().about().licence();
        terminal.line(String.format(
                Locale.ROOT,
                "%s: %s, %.1f MB, licence: %s",
                offer.listing().repository(),
                choice.sentence(),
                choice.bytes() / MEGABYTE,
                licence.isEmpty() ? "not stated" : licence));
        if (offer.choices().size() > 1 && variant == null) {
            terminal.line("--variant takes another: " + mains(offer.choices()));
        }
        return models.download(offer, choice, request);
    }

    private static String mains(List<ModelChoice> choices) {
        return choices.stream().map(ModelChoice::main).collect(Collectors.joining(", "));
    }

    private void tell(ImportedModel imported) {
        ModelDescription model = imported.model();
        terminal.line(String.format(
                Locale.ROOT,
                "%s is in the store: %s, %s, %d layers x %d heads, %.1f million parameters",
                model.id(),
                model.architecture(),
                model.task().externalName(),
                model.shape().layers(),
                model.shape().heads(),
                model.shape().parameters() / 1e6));
        imported.remarks().forEach(terminal::line);
        if (!imported.costSentence().isEmpty()) {
            terminal.line(imported.costSentence());
        }
        terminal.line("Open it with: headlight --model " + model.id());
    }
}
