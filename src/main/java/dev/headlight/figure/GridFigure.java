package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every head of the model at once: a thumbnail of its weights for each, layers downwards, heads to the right, counted
 * from 1. The shown heads are framed.
 */
public final class GridFigure implements Figure {
    private final FigureFrame frame;
    private final GridGeometry geometry;
    private final Selection selection;
    private final Pixels thumbnails;
    private final int tokens;

    GridFigure(FigureFrame frame, GridGeometry geometry, Selection selection, Pixels thumbnails, int tokens) {
        this.frame = frame;
        this.geometry = geometry;
        this.selection = selection;
        this.thumbnails = thumbnails;
        this.tokens = tokens;
    }

    private record Thumbnails(SameObject pixels, GridGeometry geometry) {}

    private record Marks(Selection heads, GridGeometry geometry, FigureTheme theme) {}

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    @Override
    public List<FigureLayer> layers() {
        Selection heads = selection.withHovered(TokenFocus.NONE).withPinned(TokenFocus.NONE);
        return List.of(
                new FigureLayer(
                        new Thumbnails(new SameObject(thumbnails), geometry),
                        1,
                        painter -> painter.image(thumbnails, geometry.area())),
                new FigureLayer(
                        new Marks(heads, geometry, frame.theme()),
                        1,
                        painter -> new GridMarks(frame, geometry, selection).paint(painter)));
    }

    @Override
    public Hit hit(double x, double y) {
        return geometry.headAt(x, y)
                .<Hit>map(head -> new Hit.OnHead(head, "head " + head.label()))
                .orElse(Hit.NOTHING);
    }

    /** Where a head's thumbnail lies, in logical pixels: for focus marks and tests. */
    public Rect bounds(HeadRef head) {
        return geometry.cell(head);
    }

    @Override
    public String omissions() {
        double side = geometry.side() * frame.scale();
        String colors = "Thumbnails are coloured by the square root of the weight";
        if (tokens <= side) {
            return colors + ".";
        }
        int block = (int) Math.ceil(tokens / side);
        return colors + "; each pixel shows the largest of up to " + block + " × " + block + " weights.";
    }

    @Override
    public String description() {
        String shown = selection.shownHeads().stream()
                .map(head -> new HeadRef(selection.shownLayer(), head).label())
                .collect(Collectors.joining(", "));
        return "Grid of %d layers by %d heads; shown: %s.".formatted(geometry.layers(), geometry.heads(), shown);
    }
}
