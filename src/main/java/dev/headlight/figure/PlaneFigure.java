package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Plane;
import dev.headlight.analysis.embeddings.Plane.Place;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.Locale;

/**
 * Tokens where their hidden states lie in the plane of their first two principal components. A token in focus draws its
 * way through the layers behind it, and so do the same tokens elsewhere in the text.
 */
public final class PlaneFigure implements Figure {
    private static final double REACH = 9;

    private final FigureFrame frame;
    private final TokenizedText text;
    private final List<Plane> planes;
    private final String layer;
    private final TokenFocus focus;
    private final PlaneGeometry geometry;

    /**
     * @param planes of all layers up to the shown one, which is the last; each turned to the one before
     * @param layer where the states come from, in words
     */
    PlaneFigure(FigureFrame frame, TokenizedText text, List<Plane> planes, String layer, TokenFocus focus) {
        this.frame = frame;
        this.text = text;
        this.planes = List.copyOf(planes);
        this.layer = layer;
        this.focus = focus;
        this.geometry = PlaneGeometry.of(planes, frame);
    }

    private record Points(SameObject plane, PlaneGeometry geometry, FigureTheme theme, String layer) {}

    private record Focused(Points points, int token) {}

    private Plane plane() {
        return planes.getLast();
    }

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
        Points points = new Points(new SameObject(plane()), geometry, frame.theme(), layer);
        PlaneDrawing drawing = new PlaneDrawing(frame, text, planes, geometry);
        int token = token();
        return List.of(
                new FigureLayer(points, token < 0 ? 1 : 0.5, painter -> drawing.points(painter, title())),
                new FigureLayer(new Focused(points, token), 1, painter -> drawing.focus(painter, token)));
    }

    private int token() {
        int index = switch (focus) {
            case TokenFocus.None() -> -1;
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int query, int key) -> query;
        };
        return index < text.size() ? index : -1;
    }

    private String title() {
        return String.format(
                Locale.ROOT,
                "Where tokens lie, %s: %.0f %% of the variance from left to right, %.0f %% upwards",
                layer,
                100 * plane().shares().x(),
                100 * plane().shares().y());
    }

    @Override
    public Hit hit(double x, double y) {
        int nearest = -1;
        double least = REACH * REACH;
        for (int token = 0; token < text.size(); token++) {
            Place place = geometry.place(plane(), planes.size() - 1, token);
            double distance = square(place.x() - x) + square(place.y() - y);
            if (distance < least) {
                least = distance;
                nearest = token;
            }
        }
        return nearest < 0 ? Hit.NOTHING : new Hit.OnTokens(new TokenFocus.Query(nearest), describe(nearest));
    }

    private static double square(double length) {
        return length * length;
    }

    private String describe(int token) {
        Place place = plane().places().get(token);
        return TokenText.of(text.tokens().get(token)) + "\ntoken " + (token + 1) + " · " + layer + "\nfirst component "
                + NeuronWords.number(place.x()) + ", second " + NeuronWords.number(place.y());
    }

    /** Where a token lies, in logical pixels. */
    public Place place(int token) {
        return geometry.place(plane(), planes.size() - 1, token);
    }

    /** All places as a table with tabs. */
    public String table() {
        StringBuilder table = new StringBuilder("# " + title() + "\nposition\ttoken\tfirst\tsecond\n");
        for (Token token : text.tokens()) {
            Place place = plane().places().get(token.index());
            table.append(token.index() + 1)
                    .append('\t')
                    .append(TokenText.of(token))
                    .append('\t')
                    .append(place.x())
                    .append('\t')
                    .append(place.y())
                    .append('\n');
        }
        return table.toString();
    }

    @Override
    public String omissions() {
        return text.size() > PlaneDrawing.MOST_LABELS
                ? "Of more than " + PlaneDrawing.MOST_LABELS + " tokens only those in focus are named."
                : "";
    }

    @Override
    public String description() {
        int token = token();
        return title() + ". " + (token < 0 ? "" : describe(token).replace("\n", "; ") + ".");
    }
}
