package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.Entropy;
import dev.headlight.analysis.Matrices;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SimilarHeadsTest {
    @Test
    void theSameAttentionHasNoDistance() {
        AttentionMatrix matrix = Matrices.random(new Random(1), 9);

        assertThat(SimilarHeads.divergence(matrix, matrix)).isZero();
    }

    @Test
    void attentionToDifferentTokensIsAsFarAsCanBe() {
        assertThat(SimilarHeads.divergence(new float[] {1, 0}, new float[] {0, 1}))
                .isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void divergenceIsTheEntropyOfTheMeanLessTheMeanOfTheEntropies() {
        float[] p = {0.5f, 0.25f, 0.25f};
        float[] q = {0.125f, 0.75f, 0.125f};
        float[] mean = {0.3125f, 0.5f, 0.1875f};

        double expected = Entropy.nats(mean) - (Entropy.nats(p) + Entropy.nats(q)) / 2;
        assertThat(SimilarHeads.divergence(p, q)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void theNearestHeadComesFirst() {
        Random random = new Random(2);
        float[] first = Matrices.random(random, 1, 5);
        float[] other = Matrices.random(random, 1, 5);
        float[] between = new float[25];
        for (int i = 0; i < 25; i++) {
            between[i] = (3 * first[i] + other[i]) / 4;
        }
        AttentionTensor attentions = new AttentionTensor(List.of(layer(first), layer(other), layer(between)));

        List<SimilarHeads.Similar> similar = SimilarHeads.mostSimilar(attentions, new HeadRef(0, 0), 5);

        assertThat(similar)
                .extracting(SimilarHeads.Similar::head)
                .containsExactly(new HeadRef(2, 0), new HeadRef(1, 0));
        assertThat(similar.getFirst().divergence()).isLessThan(similar.getLast().divergence());
    }

    private static FloatTensor layer(float[] weights) {
        return FloatTensor.copyOf(weights, 1, 5, 5);
    }

    @Test
    void anInterruptedSearchEnds() {
        AttentionTensor attentions = Matrices.randomTensor(new Random(4), 2, 2, 3);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SimilarHeads.mostSimilar(attentions, new HeadRef(0, 0), 3))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
