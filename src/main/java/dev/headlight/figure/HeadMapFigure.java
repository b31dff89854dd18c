package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.Locale;

/**
 * All heads of a model as points of a plane: near each other where they look at the same tokens, coloured by their roles
 * or by a number. The shown heads are ringed.
 */
public final class HeadMapFigure implements Figure {
    private final FigureFrame frame;
    private final HeadMap map;
    private final GridColoring.Fill fill;
    private final Selection selection;
    private final HeadMapGeometry geometry;
    private final HeadTable table;

    private HeadMapFigure(
            FigureFrame frame, HeadMap map, GridColoring.Fill fill, Selection selection, HeadTable table) {
        this.frame = frame;
        this.map = map;
        this.fill = fill;
        this.selection = selection;
        this.table = table;
        geometry = HeadMapGeometry.of(map, frame);
    }

    /** @param table the numbers of the same heads, for their roles */
    public static HeadMapFigure of(
            HeadMap map, GridColoring.Fill fill, HeadTable table, Selection selection, FigureFrame frame) {
        GridColoring.Fill shown = fill instanceof GridColoring.Weights ? new GridColoring.Roles(table) : fill;
        return new HeadMapFigure(frame, map, shown, selection, table);
    }

    private record Markers(HeadMapGeometry geometry, GridColoring.Fill fill, FigureTheme theme) {}

    private record Rings(Selection heads, HeadMapGeometry geometry, FigureTheme theme) {}

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
        HeadMapDrawing drawing = new HeadMapDrawing(frame, geometry, fill, table);
        return List.of(
                new FigureLayer(new Markers(geometry, fill, frame.theme()), 1, drawing::markers),
                new FigureLayer(
                        new Rings(heads, geometry, frame.theme()), 1, painter -> drawing.rings(painter, selection)));
    }

    @Override
    public Hit hit(double x, double y) {
        return geometry.headAt(x, y)
                .<Hit>map(head -> new Hit.OnHead(head, HeadWords.describe(head, fill)))
                .orElse(Hit.NOTHING);
    }

    /** Where a head's marker lies, in logical pixels. */
    public Rect bounds(HeadRef head) {
        return HeadMapDrawing.around(geometry.place(head), geometry.radius());
    }

    /**
     * The nearest head in a direction, or the head itself at the edge.
     *
     * @param right 1 to the right, -1 to the left, else 0
     * @param down 1 downwards, -1 upwards, else 0
     */
    public HeadRef toward(HeadRef head, int right, int down) {
        return geometry.has(head) ? geometry.toward(head, right, down) : head;
    }

    @Override
    public String omissions() {
        HeadDistances.Extent extent = map.distances().extent();
        String texts = extent.texts() == 1 ? "" : " over " + extent.texts() + " texts";
        String rows = extent.rows() == extent.allRows()
                ? ""
                : "; " + extent.rows() + " of " + extent.allRows() + " rows were compared";
        return String.format(
                Locale.ROOT,
                "Heads are near where their rows are alike: classical scaling of mean Jensen-Shannon divergences%s,"
                        + " stress %.2f (0: distances are true)%s.",
                texts,
                map.plane().stress(),
                rows);
    }

    @Override
    public String description() {
        String shown = selection
                .shownHead()
                .filter(geometry::has)
                .map(head -> " " + HeadWords.describe(head, fill) + ".")
                .orElse("");
        return "Map of " + geometry.places().size() + " heads by likeness." + shown;
    }
}
