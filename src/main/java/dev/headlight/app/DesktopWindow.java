package dev.headlight.app;

import dev.headlight.cli.CommandFailedException;
import dev.headlight.cli.Window;
import dev.headlight.cli.WindowOptions;
import dev.headlight.core.HeadRef;
import dev.headlight.core.PlatformFolders;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.session.NotesFile;
import dev.headlight.session.NotesMemory;
import dev.headlight.state.Example;
import dev.headlight.state.Examples;
import dev.headlight.state.ModelCheck;
import dev.headlight.state.ModelOpening;
import dev.headlight.state.ModelShelf;
import dev.headlight.state.ModelSources;
import dev.headlight.state.PredictionState;
import dev.headlight.state.RecentModels;
import dev.headlight.state.SelectionState;
import dev.headlight.state.Settings;
import dev.headlight.state.SettingsFile;
import dev.headlight.state.TraceState;
import dev.headlight.state.ViewState;
import dev.headlight.state.Workbench;
import dev.headlight.ui.MainWindow;
import dev.headlight.ui.Painters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Starts the toolkit, opens the window and waits until it is closed. The model is opened at the same time. */
final class DesktopWindow implements Window {
    private static final String SETTINGS_FILE = "settings.json";
    private static final String NOTES_FILE = "notes.json";
    /** A check reads all weights: half a second of a processor that the first picture needs. */
    private static final Duration AFTER_PICTURE = Duration.ofSeconds(1);

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final ModelLibrary library;
    private final ToolkitStart toolkit;
    private final EndSignals signals;
    private final LastPicture last;
    private final List<Example> examples = Examples.load();
    private final SettingsFile file = new SettingsFile(UserFiles.named(SETTINGS_FILE));
    private final NotesFile notes = new NotesFile(UserFiles.named(NOTES_FILE));
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /**
     * @param toolkit that may be starting already
     * @param last the numbers it was closed with
     */
    DesktopWindow(ModelLibrary library, ToolkitStart toolkit, EndSignals signals, LastPicture last) {
        this.library = library;
        this.toolkit = toolkit;
        this.signals = signals;
        this.last = last;
    }

    @Override
    public void open(WindowOptions options) throws CommandFailedException {
        Path picture = options.screenshot();
        // A picture does not depend on how its user left the window, and does not change that.
        Settings saved = picture == null ? file.load() : Settings.INITIAL;
        ModelShelf shelf = new ModelShelf(library.store()::entries);
        StartPlan plan = StartPlan.of(options, saved, new FirstModel(library, shelf, picture != null), examples);
        if (picture != null) {
            WindowPicture.check(picture, plan);
            drawInMemoryWithoutScreen();
        }
        EngineStarter engines = new EngineStarter(EngineSettings.standard());
        Optional<Trace> kept = picture == null ? last.of(plan) : Optional.empty();
        if (kept.isPresent()) {
            engines.hold();
        } else if (plan.model() != null) {
            engines.begin(plan.model());
        }
        toolkit.begin();
        // On a thread of its own, because it never ends where the toolkit cannot start.
        CompletableFuture<WindowParts> building = CompletableFuture.supplyAsync(
                () -> parts(plan, workbench(plan, shelf, engines), kept, picture == null),
                task -> Thread.ofPlatform().daemon().name("headlight-window").start(task));
        toolkit.await();
        WindowParts parts = building.join();
        Platform.runLater(() -> guarded(() -> {
            Optional<StartClock> clock = StartClock.wanted();
            WindowSession session = new WindowSession(plan, parts);
            if (picture == null) {
                CrashWatch.start(PlatformFolders.ofThisUser().logs(), session::tellOfCrash);
                stay(session, plan, engines);
                clock.ifPresent(watch -> watch.follow(session));
            } else {
                new WindowPicture(session, picture, closed).take(options.width(), options.height());
            }
        }));
        await();
        if (picture == null) {
            last.keep(parts.workbench().traces());
        }
        Platform.exit();
    }

    /** JavaFX lets nodes be made on any thread until a window shows them. */
    private WindowParts parts(StartPlan plan, Workbench workbench, Optional<Trace> kept, boolean withNotes) {
        if (withNotes) {
            workbench.view().notes().show(notes.load());
        }
        kept.ifPresent(workbench.traces()::showKept);
        if (plan.example() != null) {
            workbench.open(plan.example());
        } else {
            workbench.traces().setInput(plan.input());
        }
        Painters painters = new Painters();
        return new WindowParts(workbench, painters, new MainWindow(workbench, painters));
    }

    private Workbench workbench(StartPlan plan, ModelShelf shelf, EngineStarter engines) {
        Settings settings = plan.settings();
        TraceState traces = new TraceState(Platform::runLater, engines);
        RecentModels recent = new RecentModels(settings.recent());
        ModelOpening opening = new ModelOpening(Platform::runLater, traces, shelf, recent);
        return new Workbench(
                traces,
                new PredictionState(Platform::runLater, traces),
                new SelectionState(Selection.of(new HeadRef(settings.layer(), settings.head()))
                        .withReading(settings.reading())
                        .withLayout(settings.layout())),
                new ViewState(settings.view(), settings.theme(), settings.zoom()),
                shelf,
                opening,
                ModelSources.of(opening, library),
                new ModelCheck(
                        Platform::runLater,
                        CompletableFuture.delayedExecutor(AFTER_PICTURE.toMillis(), TimeUnit.MILLISECONDS),
                        library.store()::verify),
                examples);
    }

    /** A picture can be made where there is no X server, by JavaFX's platform without a screen. */
    private static void drawInMemoryWithoutScreen() {
        boolean isLinux = System.getProperty("os.name", "").startsWith("Linux");
        String display = System.getenv("DISPLAY");
        if (isLinux && (display == null || display.isBlank()) && System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
    }

    /** A failure while the window is built must end the program, not leave it without a window. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            closed.completeExceptionally(e);
        }
    }

    private void stay(WindowSession session, StartPlan plan, EngineStarter engines) {
        WindowMemory memory = new WindowMemory(session.stage(), session.workbench(), plan.settings(), file);
        memory.restorePlace();
        NotesMemory written = session.sessions().keepNotes(notes);
        session.sessions().warn((file.remark() + " " + notes.remark()).strip());
        Runnable keep = () -> {
            memory.close();
            written.close();
        };
        session.stage().setOnCloseRequest(event -> {
            event.consume();
            session.whenSaved(() -> {
                keep.run();
                session.close();
                closed.complete(null);
            });
        });
        TraceState traces = session.workbench().traces();
        OrderlyEnd end = new OrderlyEnd(closed, List.of(keep, session::stopWork, () -> last.keep(traces)));
        signals.first(end);
        end.onShutdown();
        session.open(WIDTH, HEIGHT);
        memory.start();
        traces.inputProperty().subscribe((before, after) -> engines.release());
        traces.modelProperty().subscribe((before, after) -> engines.release());
        Pulses.when(() -> true, () -> Pulses.when(session::isPainted, engines::release));
    }

    private void await() throws CommandFailedException {
        try {
            closed.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CommandFailedException reason) {
                throw reason;
            }
            throw e;
        }
    }
}
