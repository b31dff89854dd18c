package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.heads.PlaneMap.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaneMapTest {
    private static final double EXACT = 1e-9;

    private static double[][] distances(List<Point> points) {
        double[][] distances = new double[points.size()][points.size()];
        for (int row = 0; row < points.size(); row++) {
            for (int column = 0; column < points.size(); column++) {
                distances[row][column] = points.get(row).distance(points.get(column));
            }
        }
        return distances;
    }

    private static List<Point> random(int count, long seed) {
        Random random = new Random(seed);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(3 * random.nextGaussian(), random.nextGaussian()));
        }
        return points;
    }

    @Test
    void pointsOfAPlaneAreFoundAgainBesidesTheirPosition() {
        for (int count = 2; count < 40; count += 3) {
            double[][] wanted = distances(random(count, count));

            PlaneMap map = PlaneMap.of(wanted);

            double[][] found = distances(map.points());
            for (int row = 0; row < count; row++) {
                assertThat(found[row]).containsExactly(wanted[row], within(1e-6));
            }
            assertThat(map.stress()).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void aRectangleOfThreeByFourHasItsLongSideAcross() {
        PlaneMap map = PlaneMap.of(new double[][] {{0, 3, 5, 4}, {3, 0, 4, 5}, {5, 4, 0, 3}, {4, 5, 3, 0}});

        assertThat(map.points()).allSatisfy(point -> {
            assertThat(Math.abs(point.x())).isCloseTo(2, within(EXACT));
            assertThat(Math.abs(point.y())).isCloseTo(1.5, within(EXACT));
        });
    }

    @Test
    void fourPointsThatAreAllAsFarFromEachOtherDoNotFitIntoAPlane() {
        PlaneMap map = PlaneMap.of(new double[][] {{0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, 0}});

        assertThat(map.stress()).isGreaterThan(0.2);
    }

    @Test
    void stressIsTheErrorAsAShareOfTheMap() {
        // Three points of which no triangle can be made: the map is a line through -1, 0 and 1 of another scale.
        double[][] distances = {{0, 1, 4}, {1, 0, 1}, {4, 1, 0}};

        PlaneMap map = PlaneMap.of(distances);

        double errors = 0;
        double squares = 0;
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            double shown = map.points().get(pair[0]).distance(map.points().get(pair[1]));
            errors += Math.pow(distances[pair[0]][pair[1]] - shown, 2);
            squares += shown * shown;
        }
        assertThat(map.stress())
                .isCloseTo(Math.sqrt(errors / squares), within(EXACT))
                .isGreaterThan(0.1);
    }

    @Test
    void pointsInOnePlaceStayThereAndOnePointIsAMap() {
        PlaneMap same = PlaneMap.of(new double[3][3]);
        PlaneMap alone = PlaneMap.of(new double[1][1]);

        assertThat(same.points()).containsOnly(new Point(0, 0));
        assertThat(same.stress()).isZero();
        assertThat(alone.points()).containsExactly(new Point(0, 0));
    }

    @Test
    void aMapThatWasTurnedAndMirroredIsTurnedBack() {
        PlaneMap map = PlaneMap.of(distances(random(12, 5)));
        for (double side : new double[] {1, -1}) {
            PlaneMap turned = new PlaneMap(
                    map.points().stream()
                            .map(point -> new Point(
                                    0.6 * point.x() - 0.8 * side * point.y(), 0.8 * point.x() + 0.6 * side * point.y()))
                            .toList(),
                    map.stress());

            PlaneMap back = turned.turnedTo(map);

            for (int place = 0; place < 12; place++) {
                assertThat(back.points().get(place).distance(map.points().get(place)))
                        .isCloseTo(0, within(EXACT));
            }
        }
    }
}
