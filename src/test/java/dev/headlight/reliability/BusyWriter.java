package dev.headlight.reliability;

import dev.headlight.core.HeadRef;
import dev.headlight.core.WholeFile;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportRequest.IfTaken;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Precision;
import dev.headlight.session.Session;
import dev.headlight.session.SessionFile;
import dev.headlight.session.SmallTrace;
import dev.headlight.state.EngineProbe;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import dev.headlight.state.Settings;
import dev.headlight.state.SettingsFile;
import dev.headlight.state.Theme;
import dev.headlight.testing.Checkpoints;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that exports, saves or imports again and again, and tells every step on standard output. Arguments: what to
 * do, the folder to work in, and how many times; 0 for no end.
 */
public final class BusyWriter {
    static final String FIGURE = "figure.svg";
    static final String SETTINGS = "settings.json";
    static final String SESSION = "work.headlight";
    static final String MODEL = "tiny";
    static final int LINES = 400;

    private final Path folder;
    private final int rounds;

    private BusyWriter(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        BusyWriter writer = new BusyWriter(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        writer.repeat(
                switch (arguments[0]) {
                    case "export" -> round -> export(writer.folder, round, BusyWriter::step);
                    case "save" -> round -> writer.save(round);
                    case "session" -> writer::saveSession;
                    case "import" -> round -> importModel(writer.folder, round, BusyWriter::step);
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
    }

    /** What is repeated, with the number of the round. */
    private interface Work {
        void inRound(int round) throws IOException, ModelStoreException;
    }

    private void repeat(Work work) {
        try {
            for (int round = 0; rounds == 0 || round < rounds; round++) {
                work.inRound(round);
            }
        } catch (IOException | ModelStoreException | RuntimeException e) {
            System.out.println("failed: " + e);
            System.exit(1);
        }
    }

    /** Tells a step: one byte, at once. */
    private static void step() {
        System.out.write('.');
        System.out.flush();
    }

    /** Writes a figure of equal lines, so that one that is mixed of two is noticed. */
    static void export(Path folder, int round, Runnable step) throws IOException {
        WholeFile.write(folder.resolve(FIGURE), part -> {
            try (BufferedWriter lines = Files.newBufferedWriter(part)) {
                for (int line = 0; line < LINES; line++) {
                    lines.write("figure " + round + "\n");
                    if (line % 100 == 0) {
                        lines.flush();
                        step.run();
                    }
                }
            }
        });
    }

    private void saveSession(int round) throws IOException {
        saveSession(folder, round);
        step();
    }

    /** Writes a session with its numbers, now with one note and now with another. */
    static void saveSession(Path folder, int round) throws IOException {
        Notes notes = Notes.NONE.with(new NoteSubject.OnHead("small", new HeadRef(0, 0)), "round " + round);
        Session small = SmallTrace.session();
        Session session =
                new Session(small.main(), small.view(), small.compared(), small.keepsHeads(), notes, small.grid());
        SessionFile.write(folder.resolve(SESSION), session, SessionFile.Content.nothing(), null);
    }

    private void save(int round) throws IOException {
        save(folder, round);
        step();
    }

    static void save(Path folder, int round) throws IOException {
        Theme theme = round % 2 == 0 ? Theme.LIGHT : Theme.DARK;
        new SettingsFile(folder.resolve("config").resolve(SETTINGS)).save(Settings.INITIAL.withTheme(theme));
    }

    /** Replaces the model by another, now of one checkpoint in float32 and now of the other in float16. */
    static void importModel(Path folder, int round, Runnable step) throws ModelStoreException {
        Path source = Checkpoints.folder(round % 2 == 0 ? "bert-ner" : "distilbert-sst2-vocab");
        Precision precision = round % 2 == 0 ? Precision.FP32 : Precision.FP16;
        ImportRequest request = new ImportRequest(source, MODEL, null, precision, IfTaken.REPLACE, null);
        library(folder).add(request, (words, done) -> step.run());
    }

    static ModelLibrary library(Path folder) {
        Path cache = folder.resolve("cache");
        return ModelLibrary.of(
                new ModelStore(List.of(folder.resolve("store"))), new EngineProbe(new EngineSettings(1, cache)), cache);
    }
}
