package dev.headlight.cli;

import dev.headlight.model.ModelLibrary;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line.
 *
 * <p>Exit codes: {@value #DONE} done; {@value #WRONG_USE} wrong usage or unreadable input, with one line on standard
 * error that says what to do; {@value #BUG} a bug, whose stack trace goes to the log.
 */
public final class Commands {
    static final int DONE = 0;
    static final int BUG = 1;
    static final int WRONG_USE = 2;

    private final ModelLibrary library;
    private final Window window;
    private final Terminal terminal;
    private final BugReport bugs;

    /** @param window opened where no command is named */
    public Commands(ModelLibrary library, Window window, Terminal terminal, BugReport bugs) {
        this.library = library;
        this.window = window;
        this.terminal = terminal;
        this.bugs = bugs;
    }

    /** The commands and their options. */
    CommandLine commandLine() {
        InstalledModels models = new InstalledModels(library, terminal);
        CommandLine commandLine = new CommandLine(new WindowCommand(window))
                .addSubcommand(new TraceCommand(models, terminal))
                .addSubcommand(new PredictCommand(models, terminal))
                .addSubcommand(new FigureCommand(models, terminal))
                .addSubcommand(new HeadsCommand(models, terminal, System.in))
                .addSubcommand(new OpenCommand(window))
                .addSubcommand(new InspectCommand(models, terminal))
                .addSubcommand(new ImportCommand(models, terminal))
                .addSubcommand(new ModelsCommand(models, terminal));
        addStandardOptions(commandLine);
        // A text may begin with an at sign: it names no file of arguments.
        commandLine.setExpandAtFiles(false);
        // Or be called like an option.
        commandLine.setAllowOptionsAsOptionParameters(true);
        // Or like a command, as the view "heads" is.
        commandLine.setAllowSubcommandsAsOptionParameters(true);
        commandLine.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        commandLine.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
        commandLine.setParameterExceptionHandler((problem, arguments) -> wrongUsage(problem));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return commandLine;
    }

    private static void addStandardOptions(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .versionProvider(new ProgramVersion())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.")
                        .build());
        addHelp(commandLine);
        commandLine.getSubcommands().values().forEach(Commands::addHelp);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this help.")
                        .build());
    }

    /**
     * Does what the arguments ask for.
     *
     * @return the exit code
     */
    public int run(String... arguments) {
        int code;
        try {
            code = arguments.length == 0 ? open() : commandLine().execute(arguments);
        } catch (RuntimeException | Error e) {
            code = failed(e);
        }
        if (code == DONE && !terminal.isIntact()) {
            terminal.complain("The results could not be written to standard output. Is the disk full?");
            return WRONG_USE;
        }
        return code;
    }

    /** The window without a look at commands and options, which take longer to set up than the window to begin. */
    private int open() {
        try {
            window.open(new WindowSettings().with(null));
            return DONE;
        } catch (CommandFailedException e) {
            return failed(e);
        }
    }

    private int wrongUsage(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        terminal.complain(problem.getMessage() + ". \"" + command + " --help\" lists the options.");
        return WRONG_USE;
    }

    private int failed(Throwable failure) {
        if (failure instanceof CommandFailedException) {
            terminal.complain(String.valueOf(failure.getMessage()));
            return WRONG_USE;
        }
        terminal.complain(bugs.write(failure));
        return BUG;
    }
}
