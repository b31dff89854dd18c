package dev.headlight.figure;

import java.util.List;

/**
 * A picture of a trace as a selection sees it: an immutable value made of data, that knows no toolkit. The same figure
 * is painted on the screen, into files and by the command line.
 */
public interface Figure {
    double width();

    double height();

    /** How far down something is drawn, in logical pixels: where a page may end. */
    default double usedHeight() {
        return height();
    }

    /** The height at which everything is seen without scrolling, as large as it is seen now, in logical pixels. */
    default double wholeHeight() {
        return usedHeight();
    }

    /** The sheets from bottom to top. */
    List<FigureLayer> layers();

    /** What lies under a point in logical pixels. Must return fast: it is asked at every move of the mouse. */
    Hit hit(double x, double y);

    /** What the figure leaves out or changes, as sentences for the status line and the caption; empty when nothing. */
    String omissions();

    /** What the figure is of, such as {@code head 8-11}, for a caption; empty where its own words say it. */
    default String subject() {
        return "";
    }

    /** How to read its colours, as far as the figure itself does not say. */
    default FigureLegend legend() {
        return FigureLegend.NONE;
    }

    /** A description in words for people who cannot see the figure. */
    String description();
}
