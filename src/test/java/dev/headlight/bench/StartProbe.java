package dev.headlight.bench;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.InputText;
import dev.headlight.ui.PulseRate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/**
 * Starts as the program does, on a fresh virtual machine, and prints when each part was done, in milliseconds since the
 * process began.
 */
public final class StartProbe {
    private static final InputText TEXT =
            new InputText("The cat, which had been hiding under the couch, jumped onto the windowsill.", null);

    private final Instant begin = ProcessHandle.current().info().startInstant().orElseThrow();

    private StartProbe() {}

    public static void main(String[] args) throws Exception {
        new StartProbe().run(Path.of(args[0]), args[1]);
        System.exit(0);
    }

    private void run(Path folder, String id) throws Exception {
        note("virtual machine");
        ModelStore store = new ModelStore(List.of(folder));
        ModelDescription model = ((StoreEntry.Usable) store.find(id).orElseThrow()).model();
        FutureTask<Engine> opening = new FutureTask<>(() -> {
            Engine engine = Engine.open(model, EngineSettings.standard());
            note("model (meanwhile)");
            return engine;
        });
        Thread.ofPlatform().daemon().start(opening);
        FutureTask<BenchWindow> window = new FutureTask<>(() -> window(store, model, opening));
        PulseRate.quicken();
        Platform.startup(() -> {
            note("toolkit");
            window.run();
        });
        window.get().settle();
        Trace trace = window.get().trace();
        note("first picture, settled for four pulses");
        print("of which the run", trace.provenance().duration().toMillis());
    }

    private BenchWindow window(ModelStore store, ModelDescription model, FutureTask<Engine> opening) {
        BenchWindow window = new BenchWindow(store, model, TEXT, asked -> await(opening));
        note("window");
        window.workbench().traces().traceProperty().subscribe((before, after) -> note("trace"));
        return window;
    }

    private static Engine await(FutureTask<Engine> opening) {
        try {
            return opening.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the model could not be opened", e);
        }
    }

    private void note(String part) {
        print(part, Duration.between(begin, Instant.now()).toMillis());
    }

    private static synchronized void print(String part, long millis) {
        System.out.println(part + "=" + millis);
    }
}
