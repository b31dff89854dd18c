package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.Matrices;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class HeadDistancesTest {
    private static final AttentionTensor ATTENTIONS = Matrices.randomTensor(new Random(3), 2, 3, 7);

    @Test
    void everyPairHasTheDivergenceOfItsTwoHeads() {
        HeadDistances distances = HeadDistances.of(ATTENTIONS);

        assertThat(distances.size()).isEqualTo(6);
        for (int first = 0; first < 6; first++) {
            for (int second = 0; second < 6; second++) {
                HeadRef one = new HeadRef(first / 3, first % 3);
                HeadRef other = new HeadRef(second / 3, second % 3);
                assertThat(distances.between(one, other))
                        .isCloseTo(
                                SimilarHeads.divergence(ATTENTIONS.matrix(one), ATTENTIONS.matrix(other)), within(1e-6))
                        .isEqualTo(distances.between(other, one))
                        .isBetween(0.0, Math.log(2));
            }
        }
    }

    @Test
    void everyTextWeighsTheSame() {
        AttentionTensor longer = Matrices.randomTensor(new Random(4), 2, 3, 11);
        HeadRef one = new HeadRef(0, 1);
        HeadRef other = new HeadRef(1, 2);

        HeadDistances mean = HeadDistances.mean(List.of(HeadDistances.of(ATTENTIONS), HeadDistances.of(longer)));

        assertThat(mean.between(one, other))
                .isCloseTo(
                        (HeadDistances.of(ATTENTIONS).between(one, other)
                                        + HeadDistances.of(longer).between(one, other))
                                / 2,
                        within(1e-12));
        assertThat(mean.extent()).isEqualTo(new HeadDistances.Extent(2, 18, 18));
    }

    @Test
    void ofLongTextsSomeRowsAreComparedAndSaid() {
        HeadDistances.Extent extent = HeadDistances.of(Matrices.randomTensor(new Random(5), 1, 2, 100))
                .extent();

        assertThat(extent).isEqualTo(new HeadDistances.Extent(1, SimilarHeads.MAX_ROWS, 100));
    }

    @Test
    void aMapHasAPlaceForEachHead() {
        HeadMap map = HeadMap.of(HeadDistances.of(ATTENTIONS));

        assertThat(map.plane().points()).hasSize(6);
        assertThat(map.point(new HeadRef(1, 0))).isEqualTo(map.plane().points().get(3));
    }

    @Test
    void anInterruptedComparisonEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> HeadDistances.of(ATTENTIONS)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
