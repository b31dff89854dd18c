package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.TokenFocus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private boolean isEmpty() {
        return !model.read().nothing().isEmpty();
    }

    private String extent() {
        String units = model.read().trace().text().size() == geometry.queries() ? " tokens" : " tokens or words";
        return geometry.queries() == geometry.keys()
                ? "between " + geometry.queries() + units
                : "from " + geometry.queries() + " to " + geometry.keys() + units;
    }

    private record Links(SameObject model, LinksGeometry geometry, FigureTheme theme) {}

    private record Empty(String why, FigureTheme theme) {}

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
        if (isEmpty()) {
            String why = model.read().nothing();
            return List.of(new FigureLayer(
                    new Empty(why, frame.theme()), 1, painter -> new NothingToSee(frame, why).paint(painter)));
        }
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
        boolean looks = x < (geometry.columns().linksLeft() + geometry.columns().linksRight()) / 2;
        if (isEmpty() || !geometry.hasRow(row, looks) || !geometry.area().contains(x, y)) {
            return Hit.NOTHING;
        }
        TokenFocus hit = looks ? new TokenFocus.Query(row) : new TokenFocus.Key(row);
        ReadAttention read = model.read();
        return new Hit.OnTokens(read.axes().toTokens(hit), new AttentionWords(read).describe(hit));
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
        return Math.max(0, geometry.rows() - geometry.area().height() / rowHeight);
    }

    /** The viewport nearest to this one that shows a token in focus. */
    public LinksViewport revealing(TokenFocus tokens) {
        return switch (model.read().axes().toUnits(tokens)) {
            case TokenFocus.None() -> viewport();
            case TokenFocus.Query(int row) -> revealing(row);
            case TokenFocus.Key(int row) -> revealing(row);
            case TokenFocus.Pair(int row, int key) -> revealing(row);
        };
    }

    private LinksViewport revealing(int token) {
        double last = token + 1 - geometry.rowsSeen();
        double first = Math.clamp(geometry.firstRow(), Math.min(last, token), Math.max(last, token));
        return new LinksViewport(Math.max(0, first), geometry.rowHeight());
    }

    /** Whether all rows are seen at once. */
    public boolean showsAllRows() {
        return geometry.rowsSeen() >= geometry.rows();
    }

    @Override
    public String omissions() {
        String links = isEmpty() ? "" : model.omissions();
        return Stream.of(links, model.read().statement())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @Override
    public String description() {
        ReadAttention read = model.read();
        if (isEmpty()) {
            return read.nothing();
        }
        AttentionWords words = new AttentionWords(read);
        return "Links of " + read.names() + " " + extent() + ". "
                + (read.statement().isEmpty() ? "" : read.statement() + ". ")
                + (focus.isNone() ? "No token is in focus." : words.describe(focus) + ".");
    }
}
