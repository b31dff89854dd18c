package dev.headlight.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EntropyTest {
    private static final double TOLERANCE = 1e-6;

    private static double exact(float[] row) {
        double entropy = 0;
        for (float weight : row) {
            entropy -= weight > 0 ? weight * Math.log(weight) : 0;
        }
        return entropy;
    }

    @Test
    void theTableOfLogarithmsIsRightForEveryKindOfRow() {
        Random random = new Random(11);
        for (int size = 1; size <= 512; size = size * 3 / 2 + 1) {
            for (int round = 0; round < 20; round++) {
                float[] row = Matrices.random(random, size).row(0);
                assertThat(Entropy.nats(row)).isCloseTo(exact(row), within(TOLERANCE));
            }
        }
    }

    @Test
    void theEndsAreRight() {
        assertThat(Entropy.nats(new float[] {0, 1, 0})).isZero();
        assertThat(Entropy.nats(new float[] {0.25f, 0.25f, 0.25f, 0.25f})).isCloseTo(Math.log(4), within(TOLERANCE));
        assertThat(Entropy.nats(new float[] {Float.MIN_VALUE, 1})).isCloseTo(0, within(TOLERANCE));
        assertThat(Entropy.nats(new float[] {1e-30f, 1})).isCloseTo(0, within(TOLERANCE));
    }

    @Test
    void theEntropyOfAMeanIsThatOfTheMeanRow() {
        float[] first = {0.5f, 0.25f, 0.25f};
        float[] second = {0, 0.75f, 0.25f};

        assertThat(Entropy.ofMean(first, second)).isCloseTo(exact(new float[] {0.25f, 0.5f, 0.25f}), within(TOLERANCE));
    }
}
