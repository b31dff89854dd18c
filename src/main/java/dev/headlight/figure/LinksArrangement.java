package dev.headlight.figure;

import dev.headlight.core.TokenFocus;

/** Where the units and links of a links figure lie. A focus here counts in units. */
sealed interface LinksArrangement permits LinksGeometry, LinesGeometry {
    /** What draws a model here. */
    LinksPainting painting(FigureFrame frame, LinksModel model);

    /** The unit under a point, as a query or a key; none where there is none. */
    TokenFocus unitAt(double x, double y);

    /** What is seen, with bounds kept. */
    LinksViewport viewport();

    /** What is seen after the content moved on by some logical pixels. */
    LinksViewport scrolled(double distance);

    /** What is seen after units grew by a factor around a point. */
    LinksViewport zoomedAt(double x, double y, double factor);

    /** The nearest view to this one that shows a unit. */
    LinksViewport revealing(int unit, boolean looks);

    /** The height that all units need at their present size, with what stands around them. */
    double wholeHeight();

    /** Whether all units are seen at once. */
    boolean showsAll();
}
