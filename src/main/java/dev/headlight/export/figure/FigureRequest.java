package dev.headlight.export.figure;

import dev.headlight.core.Selection;
import dev.headlight.figure.FigureTheme;

/**
 * A page to be made of a trace.
 *
 * @param kind which figure
 * @param selection what it looks at
 * @param width of the page in logical pixels
 * @param scale pixels in a logical one, to which edges are fitted
 * @param theme its colours
 * @param isTransparent whether there is no ground
 * @param hasCaption whether words stand below
 */
public record FigureRequest(
        FigureKind kind,
        Selection selection,
        double width,
        double scale,
        FigureTheme theme,
        boolean isTransparent,
        boolean hasCaption) {}
