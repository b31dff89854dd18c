package dev.headlight.cli;

import dev.headlight.core.CrashReports;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Says what a bug left behind.
 *
 * @param folder of the reports; made if missing
 */
public record BugReport(Path folder) {
    /**
     * Writes a report of a failure.
     *
     * @return one sentence for the user
     */
    String write(Throwable failure) {
        CrashReports.Report report = new CrashReports(folder).write(failure);
        IOException problem = report.problem();
        String kind = "This is a bug (" + report.code() + "): " + failure + ". ";
        return problem == null
                ? kind + "Please report it with the file " + report.file() + ", which holds none of your texts."
                : kind + "Please report it; the file " + report.file() + " could not be written: "
                        + problem.getMessage();
    }
}
