package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Every head of the model at once: a thumbnail of its weights, a number or a role for each, layers downwards, heads to
 * the right, counted from 1. The shown heads are framed.
 */
public final class GridFigure implements Figure {
    /** What a grid that shows no thumbnails needs below it for its legend, in logical pixels. */
    public static final double LEGEND_HEIGHT = GridCells.LEGEND_HEIGHT;

    private final FigureFrame frame;
    private final GridGeometry geometry;
    private final Selection selection;
    private final GridFill fill;
    private final SortedSet<HeadRef> off;
    private final GridNotes notes;

    GridFigure(FigureFrame frame, GridGeometry geometry, Selection selection, GridFill fill, SortedSet<HeadRef> off) {
        this(frame, geometry, selection, fill, off, GridNotes.NONE);
    }

    private GridFigure(
            FigureFrame frame,
            GridGeometry geometry,
            Selection selection,
            GridFill fill,
            SortedSet<HeadRef> off,
            GridNotes notes) {
        this.frame = frame;
        this.geometry = geometry;
        this.selection = selection;
        this.fill = fill;
        this.off = off;
        this.notes = notes;
    }

    /** The same with marks on heads that have notes, which are told beside the mouse. */
    public GridFigure withNotes(SortedMap<HeadRef, String> texts) {
        return new GridFigure(frame, geometry, selection, fill, off, new GridNotes(texts));
    }

    private record Marks(Selection heads, SortedSet<HeadRef> off, GridGeometry geometry, FigureTheme theme) {}

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    @Override
    public double usedHeight() {
        return Math.min(height(), Math.ceil(geometry.area().bottom() + fill.below()));
    }

    @Override
    public FigureLegend legend() {
        return fill.legend();
    }

    @Override
    public String subject() {
        return "all heads, layers downwards, heads to the right";
    }

    @Override
    public List<FigureLayer> layers() {
        Selection heads = selection.withHovered(TokenFocus.NONE).withPinned(TokenFocus.NONE);
        FigureLayer marks = new FigureLayer(
                new Marks(heads, off, geometry, frame.theme()),
                1,
                painter -> new GridMarks(frame, geometry, selection, off).paint(painter));
        FigureLayer cells = fill.layer(frame, geometry);
        return notes.texts().isEmpty() ? List.of(cells, marks) : List.of(cells, notes.layer(frame, geometry), marks);
    }

    @Override
    public Hit hit(double x, double y) {
        return geometry.headAt(x, y)
                .<Hit>map(head -> new Hit.OnHead(head, describe(head)))
                .orElse(Hit.NOTHING);
    }

    private String describe(HeadRef head) {
        return fill.describe(head) + (off.contains(head) ? "\nswitched off" : "") + notes.describe(head);
    }

    /** Where a head's cell lies, in logical pixels: for focus marks and tests. */
    public Rect bounds(HeadRef head) {
        return geometry.cell(head);
    }

    /** The head so many columns to the right of another, in the order that is shown; the last one at the end. */
    public HeadRef beside(HeadRef head, int columns) {
        int column = Math.clamp(geometry.order().column(head) + (long) columns, 0, geometry.heads() - 1);
        return geometry.order().headIn(head.layer(), column);
    }

    @Override
    public String omissions() {
        String reading = fill.reading(geometry.side() * frame.scale());
        return (off.isEmpty() ? reading : reading + " Heads with a cross are switched off.") + notes.reading();
    }

    @Override
    public String description() {
        String shown = selection.shownHeads().stream()
                .map(head -> new HeadRef(selection.shownLayer(), head))
                .map(this::describe)
                .collect(Collectors.joining(", "));
        return "Grid of %d layers by %d heads; shown: %s.".formatted(geometry.layers(), geometry.heads(), shown);
    }
}
