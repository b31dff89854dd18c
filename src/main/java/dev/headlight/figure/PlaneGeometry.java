package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Plane;
import dev.headlight.analysis.embeddings.Plane.Place;
import java.util.List;

/**
 * From places in a plane to places in a figure. Every layer is scaled by its farthest token, so that layers with long
 * vectors and those with short ones can be compared.
 *
 * @param area where tokens lie
 * @param farthest distance of the farthest token from the middle, of each layer
 */
record PlaneGeometry(Rect area, List<Double> farthest) {
    private static final double TOP = 26;
    private static final double LABELS = 84;
    private static final double EDGE = 14;

    static PlaneGeometry of(List<Plane> planes, FigureFrame frame) {
        Rect area = new Rect(
                EDGE, TOP, Math.max(10, frame.width() - EDGE - LABELS), Math.max(10, frame.height() - TOP - EDGE));
        return new PlaneGeometry(
                area, planes.stream().map(PlaneGeometry::farthest).toList());
    }

    private static double farthest(Plane plane) {
        return plane.places().stream()
                .mapToDouble(place -> Math.max(Math.abs(place.x()), Math.abs(place.y())))
                .max()
                .orElse(0);
    }

    /** Where a token of a layer is drawn; both directions are to the same scale, upwards is positive. */
    Place place(Plane plane, int layer, int token) {
        Place place = plane.places().get(token);
        double half = Math.min(area.width(), area.height()) / 2;
        double scale = farthest.get(layer) > 0 ? half / farthest.get(layer) : 0;
        return new Place(area.centerX() + place.x() * scale, area.centerY() - place.y() * scale);
    }
}
