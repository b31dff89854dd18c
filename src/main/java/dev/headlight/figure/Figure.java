package dev.headlight.figure;

import java.util.List;

/**
 * A picture of a trace as a selection sees it: an immutable value made of data, that knows no toolkit. The same figure
 * is painted on the screen, into files and by the command line.
 */
public interface Figure {
    double width();

    double height();

    /** The sheets from bottom to top. */
    List<FigureLayer> layers();

    /** What lies under a point in logical pixels. Must return fast: it is asked at every move of the mouse. */
    Hit hit(double x, double y);

    /** What the figure leaves out or changes, as sentences for the status line and the caption; empty when nothing. */
    String omissions();

    /** A description in words for people who cannot see the figure. */
    String description();
}
