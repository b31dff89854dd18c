package dev.headlight.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AggregatesTest {
    private final AttentionTensor attentions = Matrices.randomTensor(new Random(5), 2, 4, 6);

    @Test
    void theMeanIsTakenWeightByWeight() {
        AttentionMatrix mean = Aggregates.mean(attentions, 1, new TreeSet<>(List.of(0, 3)));

        for (int query = 0; query < 6; query++) {
            for (int key = 0; key < 6; key++) {
                float first = attentions.matrix(new HeadRef(1, 0)).weight(query, key);
                float last = attentions.matrix(new HeadRef(1, 3)).weight(query, key);
                assertThat(mean.weight(query, key)).isCloseTo((first + last) / 2, within(1e-7f));
            }
        }
    }

    @Test
    void oneHeadIsItsOwnMean() {
        AttentionMatrix mean = Aggregates.mean(attentions, 0, new TreeSet<>(List.of(2)));

        assertThat(mean.row(4)).isEqualTo(attentions.matrix(new HeadRef(0, 2)).row(4));
    }

    @Test
    void aMeanOfNoHeadsIsRefused() {
        assertThatThrownBy(() -> Aggregates.mean(attentions, 0, new TreeSet<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
