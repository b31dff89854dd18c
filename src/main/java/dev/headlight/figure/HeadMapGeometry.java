package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.PlaneMap.Point;
import dev.headlight.core.HeadRef;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the heads of a map lie in a frame: one scale across and down, so that distances can be compared.
 *
 * @param heads in each layer
 * @param places centres in logical pixels, layer by layer
 * @param radius of a marker in logical pixels
 */
record HeadMapGeometry(int heads, List<Point> places, double radius) {
    private static final double MARGIN = 22;
    private static final double LEGEND_HEIGHT = 40;
    private static final double NEAR = 4;

    HeadMapGeometry {
        places = List.copyOf(places);
    }

    /** Across is what fits better: the map's first axis or, in a tall frame, its second. */
    static HeadMapGeometry of(HeadMap map, FigureFrame frame) {
        List<Point> points = map.plane().points();
        List<Point> upright =
                points.stream().map(point -> new Point(point.y(), point.x())).toList();
        Fit lying = new Fit(points, frame);
        Fit standing = new Fit(upright, frame);
        Fit best = standing.scale() > lying.scale() ? standing : lying;
        return new HeadMapGeometry(map.distances().heads(), best.places(), best.radius());
    }

    /** Points put into the middle of a frame, as large as they fit. */
    private record Fit(List<Point> points, FigureFrame frame) {
        private static final double LARGEST_SCALE = 1e6;

        private double width() {
            return Math.max(1, frame.width() - 2 * MARGIN);
        }

        private double height() {
            return Math.max(1, frame.height() - 2 * MARGIN - LEGEND_HEIGHT);
        }

        private DoubleSummaryStatistics across() {
            return points.stream().mapToDouble(Point::x).summaryStatistics();
        }

        private DoubleSummaryStatistics down() {
            return points.stream().mapToDouble(Point::y).summaryStatistics();
        }

        double scale() {
            return Math.min(LARGEST_SCALE, Math.min(width() / extent(across()), height() / extent(down())));
        }

        private static double extent(DoubleSummaryStatistics range) {
            return range.getMax() - range.getMin();
        }

        private static double middle(DoubleSummaryStatistics range) {
            return (range.getMax() + range.getMin()) / 2;
        }

        List<Point> places() {
            double scale = scale();
            double x = middle(across());
            double y = middle(down());
            return points.stream()
                    .map(point -> new Point(
                            MARGIN + width() / 2 + (point.x() - x) * scale,
                            MARGIN + height() / 2 - (point.y() - y) * scale))
                    .toList();
        }

        double radius() {
            return Math.clamp(Math.min(width(), height()) / 58, 4.5, 9);
        }
    }

    static double legendTop(FigureFrame frame) {
        return frame.height() - LEGEND_HEIGHT;
    }

    List<HeadRef> all() {
        return IntStream.range(0, places.size())
                .mapToObj(place -> new HeadRef(place / heads, place % heads))
                .toList();
    }

    Point place(HeadRef head) {
        return places.get(head.layer() * heads + head.head());
    }

    boolean has(HeadRef head) {
        return head.head() < heads && head.layer() * heads + head.head() < places.size();
    }

    /** The head whose marker is nearest to a point and close to it. */
    Optional<HeadRef> headAt(double x, double y) {
        return all().stream()
                .min(Comparator.comparingDouble(head -> distance(head, x, y)))
                .filter(head -> distance(head, x, y) <= radius + NEAR);
    }

    private double distance(HeadRef head, double x, double y) {
        Point place = place(head);
        return Math.hypot(place.x() - x, place.y() - y);
    }

    /** The nearest head in a direction, within a quarter turn of it; where there is none, the head itself. */
    HeadRef toward(HeadRef from, int right, int down) {
        Point here = place(from);
        return all().stream()
                .filter(head -> !head.equals(from))
                .filter(head -> {
                    double dx = place(head).x() - here.x();
                    double dy = place(head).y() - here.y();
                    double along = dx * right + dy * down;
                    double aside = Math.abs(dx * down) + Math.abs(dy * right);
                    return along > 0 && along >= aside;
                })
                .min(Comparator.comparingDouble(head -> distance(head, here.x(), here.y())))
                .orElse(from);
    }
}
