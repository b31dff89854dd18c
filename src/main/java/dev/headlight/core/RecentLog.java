package dev.headlight.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last messages of the log, to be looked at and copied, and the same in a file that does not grow without end. A
 * second copy of the program writes a file of its own. Messages of exceptions may quote what the user typed and are left
 * out. Any thread.
 */
public final class RecentLog extends Handler {
    private static final int MOST_ENTRIES = 300;
    private static final int LONGEST_ENTRY = 8_000;
    private static final int FILE_BYTES = 256 << 10;
    private static final int FILES = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Path folder;
    private final Deque<String> entries = new ArrayDeque<>();
    private @Nullable FileHandler file;
    private boolean isFileTried;

    /** @param folder of the files; made with the first message */
    public RecentLog(Path folder) {
        this.folder = folder;
        setFormatter(new Lines());
    }

    /** Listens to everything that is logged from now on. */
    public void start() {
        Logger.getLogger("").addHandler(this);
    }

    /** The one that listens in this process. */
    public static Optional<RecentLog> ofThisProcess() {
        return Stream.of(Logger.getLogger("").getHandlers())
                .filter(RecentLog.class::isInstance)
                .map(RecentLog.class::cast)
                .findFirst();
    }

    /** The last messages, the newest last. */
    public synchronized String text() {
        return String.join("", entries);
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    @Override
    public synchronized void publish(LogRecord message) {
        if (!isLoggable(message)) {
            return;
        }
        String entry = getFormatter().format(message);
        entries.addLast(entry.length() <= LONGEST_ENTRY ? entry : entry.substring(0, LONGEST_ENTRY) + "…\n");
        while (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
        FileHandler handler = file();
        if (handler != null) {
            handler.publish(message);
        }
    }

    /** Made with the first message: most starts have nothing to say. Where it cannot be made, the memory must do. */
    private @Nullable FileHandler file() {
        if (!isFileTried) {
            isFileTried = true;
            try {
                Files.createDirectories(folder);
                String names = folder.toString().replace("%", "%%") + "/headlight-%u.%g.log";
                file = new FileHandler(names, FILE_BYTES, FILES, true);
                file.setFormatter(getFormatter());
            } catch (IOException e) {
                file = null;
            }
        }
        return file;
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        Logger.getLogger("").removeHandler(this);
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private static final class Lines extends Formatter {
        @Override
        public String format(LogRecord message) {
            @Nullable Throwable thrown = message.getThrown();
            return TIME.format(message.getInstant()) + " " + message.getLevel() + " " + message.getLoggerName() + ": "
                    + formatMessage(message) + "\n" + (thrown == null ? "" : CrashReports.trace(thrown));
        }
    }
}
