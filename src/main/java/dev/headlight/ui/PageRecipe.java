package dev.headlight.ui;

import dev.headlight.core.Trace;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.PageCaption;
import dev.headlight.figure.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the figures of the window become a page: a value, taken on the JavaFX thread and followed on any other.
 *
 * @param parts the figures, in their order in the window
 * @param isStacked whether they stand one below the other
 * @param traces for the caption: the present one, and the one it is compared with where that is seen
 */
record PageRecipe(List<Part> parts, boolean isStacked, Look look, List<Trace> traces, TextMeasure measure) {
    /** Vector files have no pixels: edges are fitted to quarters, so that many cells stay apart on a narrow page. */
    static final double VECTOR_SCALE = 4;

    private static final double MOST_HEIGHT = 16_000;

    PageRecipe {
        parts = List.copyOf(parts);
        traces = List.copyOf(traces);
    }

    /**
     * One figure.
     *
     * @param maker makes it for a place
     * @param width in the window, in logical pixels
     * @param height in the window, in logical pixels
     */
    record Part(Function<FigureFrame, Optional<Figure>> maker, double width, double height) {}

    /**
     * What the user chose.
     *
     * @param width of the page in logical pixels; 0 as in the window
     * @param scale pixels in a logical one
     * @param isTransparent whether there is no ground
     * @param isWhole whether what is scrolled out of sight is there too
     */
    record Look(
            double width, int scale, FigureTheme theme, boolean isTransparent, boolean hasCaption, boolean isWhole) {}

    /** The page as large as asked, its edges fitted to pixels at a scale. */
    FigurePage make(double scale) {
        double share = share();
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            figure(part, share, scale).ifPresent(figures::add);
        }
        String caption = look.hasCaption() ? PageCaption.of(traces, figures) : "";
        FigurePage.Look outside = new FigurePage.Look(look.theme(), look.isTransparent(), caption);
        return isStacked ? FigurePage.below(figures, outside, measure) : FigurePage.beside(figures, outside, measure);
    }

    /** The width of figures on the page, in parts of that in the window. */
    private double share() {
        if (look.width() == 0) {
            return 1;
        }
        double between = isStacked ? 0 : FigurePage.GAP * (parts.size() - 1);
        double inWindow = isStacked
                ? parts.stream().mapToDouble(Part::width).max().orElse(1)
                : parts.stream().mapToDouble(Part::width).sum();
        return Math.max(1, look.width() - 2 * FigurePage.MARGIN - between) / inWindow;
    }

    /** On a wider page a figure may become higher; the page ends where it does. */
    private Optional<Figure> figure(Part part, double share, double scale) {
        double width = Math.max(1, Math.floor(part.width() * share));
        double height = Math.max(1, Math.floor(part.height() * Math.max(1, share)));
        Optional<Figure> seen = part.maker().apply(frame(width, height, scale));
        if (!look.isWhole() || seen.isEmpty()) {
            return seen;
        }
        double whole = Math.min(MOST_HEIGHT, Math.ceil(seen.get().wholeHeight()));
        return whole <= seen.get().usedHeight() ? seen : part.maker().apply(frame(width, whole, scale));
    }

    private FigureFrame frame(double width, double height, double scale) {
        return new FigureFrame(width, height, scale, look.theme(), measure);
    }
}
