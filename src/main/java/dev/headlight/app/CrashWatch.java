package dev.headlight.app;

import dev.headlight.core.CrashReports;
import dev.headlight.core.RecentLog;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** What happens when something fails that should not have, on any thread: a report, a line in the log, a notice. */
final class CrashWatch implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(CrashWatch.class.getName());

    private final CrashReports reports;
    private final Consumer<CrashReports.Report> notice;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private CrashWatch(CrashReports reports, Consumer<CrashReports.Report> notice) {
        this.reports = reports;
        this.notice = notice;
    }

    /**
     * Watches all threads of this process, and keeps its log.
     *
     * @param folder of logs and reports
     * @param notice told on the JavaFX thread, once for each bug
     */
    static void start(Path folder, Consumer<CrashReports.Report> notice) {
        new RecentLog(folder).start();
        CrashWatch watch = new CrashWatch(new CrashReports(folder), notice);
        Thread.setDefaultUncaughtExceptionHandler(watch);
        // The JavaFX thread was given a handler of its own before.
        Thread.currentThread().setUncaughtExceptionHandler(watch);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        CrashReports.Report report = reports.write(failure);
        // What fails at every pulse is told once.
        if (known.add(report.code())) {
            LOG.log(Level.SEVERE, "this is a bug, see " + report.file(), failure);
            Platform.runLater(() -> notice.accept(report));
        }
    }
}
