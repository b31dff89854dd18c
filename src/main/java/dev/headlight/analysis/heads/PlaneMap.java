package dev.headlight.analysis.heads;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Points in a plane whose distances come as close as they can to given ones: classical multidimensional scaling
 * (Torgerson 1952). The squared distances are centred twice, {@code B = -J D² J / 2}, and the two largest eigenvalues of B
 * give the coordinates. Immutable.
 *
 * @param points one for each row of the distances, centred on the origin
 * @param stress Kruskal's stress-1 (1964), {@code sqrt(sum (d - m)² / sum m²)} with the given distances d and those in
 *     the map m: 0 where the map is true
 */
public record PlaneMap(List<Point> points, double stress) {
    /** Eigenvalues below this share of the largest are rounding errors. */
    private static final double LEAST_SHARE = 1e-12;

    public PlaneMap {
        points = List.copyOf(points);
    }

    /** A place in the plane. */
    public record Point(double x, double y) {
        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /** @param distances symmetric, with zeros in the diagonal, at least one row */
    public static PlaneMap of(double[][] distances) {
        int size = distances.length;
        EigenDecompositionSymmetric parts =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(centred(distances), false));
        double[] across = axis(parts, 0, size);
        double[] down = axis(parts, 1, size);
        List<Point> points = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            points.add(new Point(across[place], down[place]));
        }
        return new PlaneMap(points, stress(distances, points));
    }

    private static double[][] centred(double[][] distances) {
        int size = distances.length;
        double[] rowMeans = new double[size];
        double mean = 0;
        for (int row = 0; row < size; row++) {
            for (double distance : distances[row]) {
                rowMeans[row] += distance * distance / size;
            }
            mean += rowMeans[row] / size;
        }
        double[][] centred = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double squared = distances[row][column] * distances[row][column];
                centred[row][column] = -(squared - rowMeans[row] - rowMeans[column] + mean) / 2;
            }
        }
        return centred;
    }

    /** Eigenvalues come the largest first; the sign of an eigenvector is free, so its largest number becomes positive. */
    private static double[] axis(EigenDecompositionSymmetric parts, int index, int size) {
        double largest = parts.getEigenvalue(0);
        double value = index < size ? parts.getEigenvalue(index) : 0;
        if (!(value > largest * LEAST_SHARE)) {
            return new double[size];
        }
        double[] vector = parts.getEigenvector(index).toArray();
        double most = 0;
        for (double number : vector) {
            most = Math.abs(number) > Math.abs(most) ? number : most;
        }
        double factor = Math.copySign(Math.sqrt(value), most);
        for (int place = 0; place < size; place++) {
            vector[place] *= factor;
        }
        return vector;
    }

    private static double stress(double[][] distances, List<Point> points) {
        double errors = 0;
        double squares = 0;
        for (int row = 0; row < distances.length; row++) {
            for (int column = 0; column < row; column++) {
                double shown = points.get(row).distance(points.get(column));
                errors += (distances[row][column] - shown) * (distances[row][column] - shown);
                squares += shown * shown;
            }
        }
        return squares == 0 ? 0 : Math.sqrt(errors / squares);
    }

    /**
     * This map turned, and mirrored if need be, so that it lies on another one as well as it can: the same map otherwise,
     * but nothing jumps when a text changes a little (orthogonal Procrustes problem in the plane).
     */
    public PlaneMap turnedTo(PlaneMap other) {
        if (other.points.size() != points.size()) {
            return this;
        }
        double same = 0;
        double turned = 0;
        double mirrored = 0;
        double mirroredTurned = 0;
        for (int place = 0; place < points.size(); place++) {
            Point mine = points.get(place);
            Point theirs = other.points.get(place);
            same += mine.x * theirs.x + mine.y * theirs.y;
            turned += mine.x * theirs.y - mine.y * theirs.x;
            mirrored += mine.x * theirs.x - mine.y * theirs.y;
            mirroredTurned += mine.x * theirs.y + mine.y * theirs.x;
        }
        boolean isMirrored = Math.hypot(mirrored, mirroredTurned) > Math.hypot(same, turned);
        double angle = isMirrored ? Math.atan2(mirroredTurned, mirrored) : Math.atan2(turned, same);
        double side = isMirrored ? -1 : 1;
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        return new PlaneMap(
                points.stream()
                        .map(point -> new Point(
                                cosine * point.x - sine * side * point.y, sine * point.x + cosine * side * point.y))
                        .toList(),
                stress);
    }
}
