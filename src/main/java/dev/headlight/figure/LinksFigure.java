package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens in two columns and a curve for each link: those that look on the left, those that are looked at on the right
 * (the head view of Vig, "A Multiscale Visualization of Attention in the Transformer Model", 2019). Strong links are wide
 * and opaque; each head has its colour.
 */
public final class LinksFigure implements Figure {
    private static final double UNFOCUSED = 0.22;

    private final FigureFrame frame;
    private final LinksModel model;
    private final LinksGeometry geometry;
    private final TokenFocus focus;

    LinksFigure(FigureFrame frame, LinksModel model, LinksGeometry geometry, TokenFocus focus) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
        this.focus = focus;
    }

    private record Links(SameObject model, LinksGeometry geometry, FigureTheme theme) {}

    private record Focused(Links links, TokenFocus focus) {}

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
        boolean focused = !focus.isNone();
        Links key = new Links(new SameObject(model), geometry, frame.theme());
        LinksDrawing drawing = new LinksDrawing(frame, model, geometry);
        List<FigureLayer> layers = new ArrayList<>();
        layers.add(new FigureLayer(key, focused ? UNFOCUSED : 1, drawing::links));
        layers.add(new FigureLayer(new Focused(key, focus), 1, painter -> drawing.tokens(painter, focus)));
        return layers;
    }

    @Override
    public Hit hit(double x, double y) {
        int row = geometry.rowAt(y);
        if (!geometry.hasRow(row) || !geometry.area().contains(x, y)) {
            return Hit.NOTHING;
        }
        boolean looks = x < (geometry.columns().linksLeft() + geometry.columns().linksRight()) / 2;
        TokenFocus hit = looks ? new TokenFocus.Query(row) : new TokenFocus.Key(row);
        return new Hit.OnTokens(hit, new AttentionWords(model.heads()).describe(hit));
    }

    /** The rows that are seen, with bounds kept. */
    public LinksViewport viewport() {
        return new LinksViewport(geometry.firstRow(), geometry.rowHeight());
    }

    /** The viewport after the content moved up by some logical pixels. */
    public LinksViewport scrolled(double distance) {
        double first = geometry.firstRow() + distance / geometry.rowHeight();
        return new LinksViewport(Math.clamp(first, 0, lastFirstRow(geometry.rowHeight())), geometry.rowHeight());
    }

    /** The viewport after the rows grew by a factor around the height {@code y}. */
    public LinksViewport zoomedAt(double y, double factor) {
        double wanted = geometry.rowHeight() * factor;
        double rowHeight = Math.clamp(wanted, LinksGeometry.LEAST_ROW_HEIGHT, LinksGeometry.MOST_ROW_HEIGHT);
        double distance = y - geometry.area().y();
        double first = geometry.firstRow() + distance / geometry.rowHeight() - distance / rowHeight;
        return new LinksViewport(Math.clamp(first, 0, lastFirstRow(rowHeight)), rowHeight);
    }

    private double lastFirstRow(double rowHeight) {
        return Math.max(0, geometry.tokens() - geometry.area().height() / rowHeight);
    }

    /** The viewport nearest to this one that shows a token's row. */
    public LinksViewport revealing(int token) {
        double last = token + 1 - geometry.rowsSeen();
        double first = Math.clamp(geometry.firstRow(), Math.min(last, token), Math.max(last, token));
        return new LinksViewport(Math.max(0, first), geometry.rowHeight());
    }

    /** Whether all rows are seen at once. */
    public boolean showsAllRows() {
        return geometry.rowsSeen() >= geometry.tokens();
    }

    @Override
    public String omissions() {
        return model.omissions();
    }

    @Override
    public String description() {
        AttentionWords words = new AttentionWords(model.heads());
        return "Links of " + model.heads().names() + " between " + geometry.tokens() + " tokens. "
                + (focus.isNone() ? "No token is in focus." : words.describe(focus) + ".");
    }
}
