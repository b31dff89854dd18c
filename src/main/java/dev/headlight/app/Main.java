package dev.headlight.app;

import dev.headlight.cli.BugReport;
import dev.headlight.cli.Commands;
import dev.headlight.cli.Terminal;
import dev.headlight.core.PlatformFolders;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreLocations;
import dev.headlight.state.EngineProbe;
import java.nio.file.Path;
import java.util.Optional;

/** Where the program starts. It does not extend {@code Application}, so that the class path is enough. */
public final class Main {
    /** Names the folder that the program was unpacked or installed to. */
    private static final String HOME = "headlight.home";

    private Main() {}

    public static void main(String[] args) {
        EndSignals signals = new EndSignals();
        Thread.ofPlatform().daemon().name("headlight-signals").start(signals::listen);
        ToolkitStart toolkit = new ToolkitStart();
        if (args.length == 0) {
            // A window, for sure: what it needs is started while models and settings are read.
            toolkit.begin();
        }
        Optional<Path> home = Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
        ModelStore store = StoreLocations.ofThisMachine().standard(home);
        ModelLibrary library = ModelLibrary.of(
                store,
                new EngineProbe(EngineSettings.standard()),
                PlatformFolders.ofThisUser().cache());
        library.repair();
        Commands commands = new Commands(
                library,
                // Made only when it is opened: the other commands start faster without the toolkit's classes.
                options -> new DesktopWindow(library, toolkit, signals, LastPicture.ofThisUser(home)).open(options),
                Terminal.ofThisProcess(),
                new BugReport(PlatformFolders.ofThisUser().logs()));
        System.exit(commands.run(args));
    }
}
