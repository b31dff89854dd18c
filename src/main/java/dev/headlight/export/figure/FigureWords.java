package dev.headlight.export.figure;

import dev.headlight.core.Trace;
import dev.headlight.figure.Figure;

/**
 * What a file says about its picture, for search, screen readers and whoever wants to make it again.
 *
 * @param title one line
 * @param description what is to be seen, and from which model and text
 */
public record FigureWords(String title, String description) {
    /** Of a figure of a trace. */
    public static FigureWords of(Trace trace, Figure figure) {
        String subject = figure.subject();
        String model = trace.provenance().modelName();
        String omissions = figure.omissions();
        return new FigureWords(
                subject.isEmpty() ? model : model + ", " + subject,
                figure.description() + (omissions.isEmpty() ? "" : " " + omissions)
                        + " Made by Headlight from the model "
                        + trace.provenance().model() + ", sha256 "
                        + trace.provenance().sha256() + ".");
    }
}
