package dev.headlight.cli;

import dev.headlight.corpus.CorpusException;
import dev.headlight.corpus.CorpusReport;
import dev.headlight.corpus.CorpusRun;
import dev.headlight.corpus.TextLines;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what the heads of a model do over the texts of a file. */
@Command(
        name = "heads",
        description = "Prints what every head of a model does over the texts of a file: shares of attention to the"
                + " previous token, [SEP] and so on, entropy, distance, roles. Each number is averaged over the tokens"
                + " of a text first and over the texts then.")
final class HeadsCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final InstalledModels models;
    private final Terminal terminal;
    private final InputStream standardInput;

    @Option(
            names = "--texts",
            required = true,
            paramLabel = "FILE",
            description = "A file in UTF-8 with one text a line, a tab between the sentences of a pair; \"-\" for"
                    + " standard input. Blank lines are skipped.")
    private String texts = "";

    @Mixin
    private final ModelOption model = new ModelOption();

    @Option(
            names = "--json",
            description = "Prints JSON: model, texts, tokens, and for each number a list of layers of heads.")
    private boolean isJson;

    @Option(names = "--csv", description = "Prints CSV: one line a head, layers and heads counted from 1.")
    private boolean isCsv;

    HeadsCommand(InstalledModels models, Terminal terminal, InputStream standardInput) {
        this.models = models;
        this.terminal = terminal;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws CommandFailedException {
        if (isJson && isCsv) {
            throw new CommandFailedException("--json and --csv exclude each other: give one of them.");
        }
        try (TextLines lines = open()) {
            // Nobody should wait for a model to learn that the file holds no text.
            lines.checkBegin();
            try (Engine engine = engine()) {
                CorpusReport report = run(engine, lines);
                report.remarks().forEach(terminal::complain);
                print(engine, report);
            }
        } catch (CorpusException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private TextLines open() throws CorpusException, CommandFailedException {
        if (texts.equals(STANDARD_INPUT)) {
            return TextLines.of(standardInput, "standard input");
        }
        try {
            return TextLines.open(Path.of(texts));
        } catch (InvalidPathException e) {
            throw new CommandFailedException(
                    "\"" + texts + "\" cannot be the name of a file: " + e.getReason() + ".", e);
        }
    }

    /** One thread a run, and as many runs as there are processors: no run waits for its slowest part. */
    private Engine engine() throws CommandFailedException {
        try {
            EngineSettings standard = EngineSettings.standard();
            return Engine.open(model.find(models), new EngineSettings(1, standard.cacheFolder()));
        } catch (ModelOpenException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private CorpusReport run(Engine engine, TextLines lines) throws CorpusException {
        try (TextProgress progress = new TextProgress(terminal)) {
            return new CorpusRun(engine, EngineSettings.standard().threads(), 0).run(lines, progress);
        }
    }

    private void print(Engine engine, CorpusReport report) {
        if (isJson) {
            terminal.json(HeadNumbers.json(engine.model(), report.means()));
        } else if (isCsv) {
            HeadNumbers.csv(report.means()).forEach(terminal::line);
        } else {
            HeadWords.lines(engine.model(), report.means()).forEach(terminal::line);
        }
    }
}
