package dev.headlight.analysis.embeddings;

import dev.headlight.core.FloatTensor;
import java.util.Collections;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Where vectors lie in the plane in which they differ most: their first two principal components (Pearson 1901, "On
 * lines and planes of closest fit"). Immutable.
 *
 * @param places one for each vector, around 0
 * @param shares how much of the variance lies in the directions of the first and the second component, 0..1 each
 */
public record Plane(List<Place> places, Place shares) {
    /** Two coordinates. */
    public record Place(double x, double y) {}

    public Plane {
        places = List.copyOf(places);
    }

    /**
     * @param vectors {@code [n, size]}; with hundreds of them this takes a tenth of a second
     */
    public static Plane of(FloatTensor vectors) {
        double[][] products = centredProducts(vectors);
        int count = products.length;
        RealMatrix matrix = MatrixUtils.createRealMatrix(products);
        double all = matrix.getTrace();
        if (count < 2 || !(all > 0) || !Double.isFinite(all)) {
            return new Plane(Collections.nCopies(count, new Place(0, 0)), new Place(0, 0));
        }
        LargestEigenvectors found = LargestEigenvectors.of(matrix);
        double[] first = component(found, 0);
        double[] second = count > 2 ? component(found, 1) : new double[count];
        Place[] places = new Place[count];
        for (int i = 0; i < count; i++) {
            places[i] = new Place(first[i], second[i]);
        }
        double secondShare = count > 2 ? share(found, 1, all) : 0;
        return new Plane(List.of(places), new Place(share(found, 0, all), secondShare));
    }

    /** Of n centred vectors the scalar products, from which the components of the vectors follow. */
    private static double[][] centredProducts(FloatTensor vectors) {
        int count = vectors.dimension(0);
        int size = vectors.dimension(1);
        double[][] centred = new double[count][size];
        double[] mean = new double[size];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < size; j++) {
                centred[i][j] = vectors.get(i * size + j);
                mean[j] += centred[i][j] / count;
            }
        }
        for (double[] row : centred) {
            for (int j = 0; j < size; j++) {
                row[j] -= mean[j];
            }
        }
        double[][] products = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = i; j < count; j++) {
                products[i][j] = product(centred[i], centred[j]);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private static double product(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }

    private static double share(LargestEigenvectors found, int number, double all) {
        return Math.clamp(found.value(number) / all, 0, 1);
    }

    /** The coordinates along a component; their sign is chosen so that the farthest lies on the positive side. */
    private static double[] component(LargestEigenvectors found, int number) {
        double length = Math.sqrt(Math.max(0, found.value(number)));
        double[] along = found.vector(number).mapMultiply(length).toArray();
        double farthest = 0;
        for (double coordinate : along) {
            farthest = Math.abs(coordinate) > Math.abs(farthest) ? coordinate : farthest;
        }
        for (int i = 0; i < along.length && farthest < 0; i++) {
            along[i] = -along[i];
        }
        return along;
    }

    /**
     * The same plane turned, or turned over, so that its places come as near as they can to those of another plane of as
     * many vectors (the orthogonal Procrustes problem in two dimensions): from layer to layer nothing spins.
     */
    public Plane turnedTo(Plane other) {
        double turn = cosine(other, 1);
        double over = cosine(other, -1);
        int flip = Math.abs(over) > Math.abs(turn) ? -1 : 1;
        double angle = angle(other, flip);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        return new Plane(
                places.stream()
                        .map(place -> new Place(
                                cosine * place.x() - sine * flip * place.y(),
                                sine * place.x() + cosine * flip * place.y()))
                        .toList(),
                shares);
    }

    /** How well the places fit after the best turn, for the plane as it is (1) or turned over (-1). */
    private double cosine(Plane other, int flip) {
        return Math.hypot(sum(other, flip, true), sum(other, flip, false));
    }

    private double angle(Plane other, int flip) {
        return Math.atan2(sum(other, flip, false), sum(other, flip, true));
    }

    private double sum(Plane other, int flip, boolean along) {
        double sum = 0;
        for (int i = 0; i < places.size(); i++) {
            Place mine = places.get(i);
            Place wanted = other.places.get(i);
            double y = flip * mine.y();
            sum += along ? mine.x() * wanted.x() + y * wanted.y() : mine.x() * wanted.y() - y * wanted.x();
        }
        return sum;
    }
}
