package dev.headlight.app;

import dev.headlight.cli.Window;
import dev.headlight.cli.WindowOptions;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreLocations;
import dev.headlight.state.Example;
import dev.headlight.state.Examples;
import dev.headlight.state.PlatformFolders;
import dev.headlight.state.Settings;
import dev.headlight.state.SettingsFile;
import dev.headlight.state.Theme;
import dev.headlight.ui.Screenshot;
import dev.headlight.ui.Settled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Starts the toolkit, opens the window and waits until it is closed. The model is opened at the same time. */
final class DesktopWindow implements Window {
    private static final String SETTINGS_FILE = "settings.json";
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    @Override
    public int open(WindowOptions options) {
        PlatformFolders folders = PlatformFolders.ofThisUser();
        SettingsFile file = new SettingsFile(settingsFile(folders));
        List<Example> examples = Examples.load();
        ModelStore store = StoreLocations.ofThisMachine()
                .standard(Optional.ofNullable(System.getProperty("headlight.home"))
                        .map(Path::of));
        Settings saved = options.screenshot() == null ? file.load() : Settings.INITIAL;
        Settings settings = options.theme() == null
                ? saved
                : saved.withTheme(Theme.valueOf(options.theme().toUpperCase(Locale.ROOT)));
        StartPlan plan = StartPlan.of(options, settings, store, examples);
        if (options.screenshot() != null && plan.model() == null) {
            System.err.println("headlight: " + plan.problem());
            return 2;
        }
        EngineStarter engines = new EngineStarter(EngineSettings.standard());
        if (plan.model() != null) {
            engines.begin(plan.model());
        }
        Platform.startup(() -> guarded(() -> start(options, plan, examples, engines, file)));
        Platform.setImplicitExit(false);
        int code = exitCode.join();
        Platform.exit();
        return code;
    }

    /** Tests and portable copies may keep their settings elsewhere. */
    private static Path settingsFile(PlatformFolders folders) {
        String folder = System.getProperty("headlight.config");
        return (folder == null ? folders.config() : Path.of(folder)).resolve(SETTINGS_FILE);
    }

    /** A failure while the window is built must end the program, not leave it without a window. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            exitCode.completeExceptionally(e);
        }
    }

    private void start(
            WindowOptions options, StartPlan plan, List<Example> examples, EngineStarter engines, SettingsFile file) {
        Path picture = options.screenshot();
        if (picture == null) {
            stay(new WindowSession(plan, examples, engines), plan, file);
        } else {
            take(picture, new WindowSession(plan, examples, engines), options);
        }
    }

    private void stay(WindowSession session, StartPlan plan, SettingsFile file) {
        WindowMemory memory = new WindowMemory(session.stage(), session.workbench(), plan.settings(), file);
        memory.restorePlace();
        session.stage().setOnCloseRequest(event -> {
            memory.close();
            session.close();
            exitCode.complete(0);
        });
        session.open(WIDTH, HEIGHT);
        memory.start();
    }

    private void take(Path picture, WindowSession session, WindowOptions options) {
        Scene scene = session.openForPicture(options.width(), options.height());
        Settled settled = new Settled(
                session.workbench(),
                session.painters(),
                () -> guarded(() -> {
                    int code = save(picture, scene);
                    session.close();
                    exitCode.complete(code);
                }));
        settled.start();
    }

    private static int save(Path picture, Scene scene) {
        try {
            Screenshot.save(scene, picture);
            return 0;
        } catch (IOException e) {
            System.err.println("headlight: the picture could not be written to " + picture + ": " + e.getMessage()
                    + ". Choose another file with --screenshot.");
            return 2;
        }
    }
}
