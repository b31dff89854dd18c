package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.export.figure.FigureKind;
import dev.headlight.export.figure.FigureRequest;
import dev.headlight.export.figure.PageWidth;
import dev.headlight.export.html.PageStart;
import dev.headlight.figure.FigureTheme;
import dev.headlight.state.ModelShelf;
import dev.headlight.state.Theme;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One figure, as options of a command or as one line of a batch. Filled in by the command line. */
final class FigureOptions {
    /** Vector files have no pixels: edges are fitted to quarters, so that many cells stay apart on a narrow page. */
    private static final double VECTOR_SCALE = 4;

    /** A grid is one picture of pixels. */
    private static final double VECTOR_GRID_SCALE = 2;

    private static final int USUAL_SCALE = 2;
    private static final int MOST_SCALE = 8;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "links",
            converter = FigureKindConverter.class,
            description =
                    "links, matrix, links-and-matrix, grid, neurons, heads or embeddings; ${DEFAULT-VALUE} if not"
                            + " given. An .html page always shows links, matrix and grid, and a picture of any other view above.")
    private FigureKind view = FigureKind.LINKS;

    @Option(names = "--text", paramLabel = "TEXT", description = "The text, or its first sentence.")
    private @Nullable String text;

    @Option(names = "--text-pair", paramLabel = "TEXT", description = "The second sentence.")
    private @Nullable String textPair;

    @Option(
            names = "--model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelShelf.DEFAULT_MODEL,
            description = "The model by its name in the store or its path, ${DEFAULT-VALUE} if not given.")
    private String model = ModelShelf.DEFAULT_MODEL;

    @Mixin
    private final FocusOptions focus = new FocusOptions();

    @Option(
            names = "--width",
            paramLabel = "WIDTH",
            converter = PageWidthConverter.class,
            description = "Of the page: pixels (1/96 inch), a length such as 3.5in or 88mm, or column (3.5in), page"
                    + " (7.2in), slide (960 pixels); what suits the view if not given.")
    private @Nullable PageWidth width;

    @Option(
            names = "--theme",
            paramLabel = "dark|light",
            converter = ThemeConverter.class,
            description = "The look; light if not given, and that of the reader's system on an .html page.")
    private @Nullable Theme theme;

    @Option(
            names = "--scale",
            paramLabel = "1..8",
            description = "Pixels of a PNG in a pixel of --width; 2 if not given.")
    private @Nullable Integer scale;

    @Option(names = "--transparent", description = "Leaves out the ground.")
    private boolean isTransparent;

    @Option(
            names = "--caption",
            description = "Adds model, heads, text, what is left out or rescaled, and how things are counted.")
    private boolean hasCaption;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write: FILE.svg, .pdf, .png or .html.")
    private @Nullable Path out;

    /** Whether any figure was asked for. */
    boolean isGiven() {
        return out != null || text != null;
    }

    FigureKind view() {
        return view;
    }

    String model() {
        return model;
    }

    String text() {
        return text == null ? "" : text;
    }

    @Nullable
    String textPair() {
        return textPair;
    }

    int scale() {
        return scale == null ? USUAL_SCALE : scale;
    }

    /** What can be checked before a model is open. */
    FigureTarget check() throws CommandFailedException {
        if (text == null) {
            throw new CommandFailedException("There is nothing to show: give a text with --text.");
        }
        if (out == null) {
            throw new CommandFailedException("Say where to write with --out FILE.svg, .pdf, .png or .html.");
        }
        if (scale() < 1 || scale() > MOST_SCALE) {
            throw new CommandFailedException("--scale goes from 1 to " + MOST_SCALE + ", found " + scale + ".");
        }
        focus.check();
        FigureTarget target = FigureTarget.of(out);
        if (target.isPage() && (scale != null || isTransparent)) {
            throw new CommandFailedException(
                    "--scale and --transparent are for pictures, and " + out + " is a page: leave them out.");
        }
        return target;
    }

    /**
     * What to draw.
     *
     * @param tokens how many the text has
     * @param isVector whether the file has no pixels
     */
    FigureRequest request(ModelDescription.ModelShape shape, int tokens, boolean isVector)
            throws CommandFailedException {
        double vectorScale = view == FigureKind.GRID ? VECTOR_GRID_SCALE : VECTOR_SCALE;
        return new FigureRequest(
                view,
                focus.selection(shape, tokens),
                width == null ? view.usualWidth() : width.pixels(),
                isVector ? vectorScale : scale(),
                theme == Theme.DARK ? FigureTheme.DARK : FigureTheme.PAPER,
                isTransparent,
                hasCaption);
    }

    /**
     * How a page begins.
     *
     * @param still a picture of a view that a page has not, or null
     */
    PageStart pageStart(PageStart.@Nullable Still still) {
        FigureTheme look = theme == null ? null : theme == Theme.DARK ? FigureTheme.DARK : FigureTheme.LIGHT;
        return new PageStart(look, width == null ? 0 : width.pixels(), still);
    }

    /** Whether a page shows the view by itself. */
    boolean isInEveryPage() {
        return switch (view) {
            case LINKS, MATRIX, LINKS_AND_MATRIX, GRID -> true;
            case NEURONS, HEADS, EMBEDDINGS -> false;
        };
    }
}
