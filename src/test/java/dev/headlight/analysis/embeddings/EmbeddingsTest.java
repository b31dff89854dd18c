package dev.headlight.analysis.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.embeddings.NearWords.Word;
import dev.headlight.analysis.embeddings.Plane.Place;
import dev.headlight.core.FloatTensor;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
    private static final Offset<Double> TOLERANCE = within(1e-6);

    private static FloatTensor random(int count, int size, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count * size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return FloatTensor.copyOf(numbers, count, size);
    }

    @Test
    void cosinesAreThoseWorkedOutByHand() {
        Similarity similarity =
                Similarity.of(FloatTensor.copyOf(new float[] {3, 4, 0, 4, 3, 0, 0, 0, 2, 0, 0, 0}, 4, 3));
        assertThat(similarity.cosine(0, 1)).isCloseTo(24f / 25, within(1e-6f));
        assertThat(similarity.cosine(0, 2)).isZero();
        assertThat(similarity.cosine(1, 1)).isCloseTo(1, within(1e-6f));
        assertThat(similarity.cosine(0, 3)).isZero();
    }

    @Test
    void cosinesAreSymmetricAndBounded() {
        Similarity similarity = Similarity.of(random(20, 7, 1));
        for (int first = 0; first < 20; first++) {
            for (int second = 0; second < 20; second++) {
                assertThat(similarity.cosine(first, second))
                        .isEqualTo(similarity.cosine(second, first))
                        .isBetween(-1f, 1f);
            }
        }
    }

    /** Points on a line through (1, 2) in the direction (3, 4)/5, with a little across: known axes and variances. */
    @Test
    void theFirstComponentsAreThoseOfKnownData() {
        double[] along = {-5, -1, 0, 2, 4};
        double[] across = {0.1, -0.2, 0.3, -0.1, -0.1};
        float[] numbers = new float[10];
        for (int i = 0; i < 5; i++) {
            numbers[2 * i] = (float) (1 + 0.6 * along[i] - 0.8 * across[i]);
            numbers[2 * i + 1] = (float) (2 + 0.8 * along[i] + 0.6 * across[i]);
        }
        Plane plane = Plane.of(FloatTensor.copyOf(numbers, 5, 2));
        double total = 25 + 1 + 4 + 16 + 0.01 + 0.04 + 0.09 + 0.01 + 0.01;
        assertThat(plane.shares().x() + plane.shares().y()).isCloseTo(1, TOLERANCE);
        assertThat(plane.shares().x()).isBetween(46 / total - 1e-3, 1.0);
        for (int i = 0; i < 5; i++) {
            // The farthest point, -5, is put on the positive side; what is across tilts the axis by half a degree.
            assertThat(plane.places().get(i).x()).isCloseTo(-along[i], within(0.01));
        }
    }

    @Test
    void aPlaneKeepsDistancesOfPointsThatLieInOne() {
        Random random = new Random(3);
        float[] numbers = new float[12 * 5];
        double[][] points = new double[12][2];
        for (int i = 0; i < 12; i++) {
            points[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            for (int j = 0; j < 5; j++) {
                // Two orthonormal directions in five dimensions.
                double first = j == 0 ? 0.6 : j == 1 ? 0.8 : 0;
                double second = j == 2 ? 1 : 0;
                numbers[i * 5 + j] = (float) (7 + first * points[i][0] + second * points[i][1]);
            }
        }
        Plane plane = Plane.of(FloatTensor.copyOf(numbers, 12, 5));
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                Place first = plane.places().get(i);
                Place second = plane.places().get(j);
                assertThat(Math.hypot(first.x() - second.x(), first.y() - second.y()))
                        .isCloseTo(Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]), within(1e-4));
            }
        }
    }

    @Test
    void aTurnedAndMirroredPlaneIsTurnedBack() {
        Plane plane = Plane.of(random(9, 4, 5));
        double angle = 2.1;
        for (int flip : new int[] {1, -1}) {
            Plane turned = new Plane(
                    plane.places().stream()
                            .map(place -> new Place(
                                    Math.cos(angle) * place.x() - Math.sin(angle) * flip * place.y(),
                                    Math.sin(angle) * place.x() + Math.cos(angle) * flip * place.y()))
                            .toList(),
                    plane.shares());
            Plane back = turned.turnedTo(plane);
            for (int i = 0; i < 9; i++) {
                assertThat(back.places().get(i).x())
                        .isCloseTo(plane.places().get(i).x(), TOLERANCE);
                assertThat(back.places().get(i).y())
                        .isCloseTo(plane.places().get(i).y(), TOLERANCE);
            }
        }
    }

    @Test
    void oneVectorOrEqualOnesLieInTheMiddle() {
        assertThat(Plane.of(random(1, 4, 7)).places()).containsExactly(new Place(0, 0));
        assertThat(Plane.of(FloatTensor.copyOf(new float[] {1, 2, 1, 2, 1, 2}, 3, 2))
                        .places())
                .containsOnly(new Place(0, 0));
        assertThat(Plane.of(random(2, 4, 7)).shares().x()).isCloseTo(1, TOLERANCE);
    }

    @Test
    void theNearestWordsHaveTheirShareOfTheWholeVocabulary() {
        FloatTensor logits = FloatTensor.copyOf(new float[] {0, (float) Math.log(3), 0, 5, 5, 5}, 2, 3);
        NearWords first = NearWords.of(logits, 2).getFirst();
        assertThat(first.words()).extracting(Word::id).containsExactly(1, 0);
        assertThat(first.words().getFirst().probability()).isCloseTo(0.6, TOLERANCE);
        assertThat(NearWords.of(logits, 9).getLast().words()).hasSize(3);
    }

    /** Beyond 64 vectors the components come from a subspace: the same as those of all eigenvectors. */
    @Test
    void manyVectorsHaveTheComponentsOfTheWholeDecomposition() {
        FloatTensor vectors = random(150, 40, 11);
        Plane plane = Plane.of(vectors);
        double[][] centred = new double[150][40];
        for (int j = 0; j < 40; j++) {
            double mean = 0;
            for (int i = 0; i < 150; i++) {
                mean += vectors.get(i * 40 + j) / 150.0;
            }
            for (int i = 0; i < 150; i++) {
                centred[i][j] = vectors.get(i * 40 + j) - mean;
            }
        }
        RealMatrix matrix = MatrixUtils.createRealMatrix(centred);
        EigenDecompositionSymmetric whole = new EigenDecompositionSymmetric(matrix.transposeMultiply(matrix));
        double all = DoubleStream.of(whole.getEigenvalues()).sum();
        assertThat(plane.shares().x()).isCloseTo(whole.getEigenvalue(0) / all, within(1e-4));
        assertThat(plane.shares().y()).isCloseTo(whole.getEigenvalue(1) / all, within(1e-4));
    }
}
