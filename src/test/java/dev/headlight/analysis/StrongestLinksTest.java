package dev.headlight.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrongestLinksTest {
    @Test
    void theyAreTheFirstOfAllLinksSortedByWeight() {
        Random random = new Random(5);
        for (int size = 1; size < 30; size += 4) {
            AttentionMatrix matrix = Matrices.random(random, size);
            for (int most : new int[] {1, 3, 50}) {
                List<Link> all = sorted(matrix);
                assertThat(StrongestLinks.of(matrix, 0, most).shown())
                        .isEqualTo(all.subList(0, Math.min(most, all.size())));
            }
        }
    }

    private static List<Link> sorted(AttentionMatrix matrix) {
        List<Link> all = new ArrayList<>();
        for (int query = 0; query < matrix.queries(); query++) {
            for (int key = 0; key < matrix.keys(); key++) {
                all.add(new Link(query, key, matrix.weight(query, key)));
            }
        }
        all.sort(Comparator.comparingDouble(Link::weight).reversed());
        return all;
    }

    @Test
    void weakerLinksThanAskedForDoNotCount() {
        AttentionMatrix matrix = Matrices.of(new float[][] {{0.7f, 0.3f, 0}, {0.2f, 0.5f, 0.3f}});

        StrongestLinks links = StrongestLinks.of(matrix, 0.3f, 2);

        assertThat(links.shown()).containsExactly(new Link(0, 0, 0.7f), new Link(1, 1, 0.5f));
        assertThat(links.reached()).isEqualTo(4);
        assertThat(links.mass()).isCloseTo(2, within(1e-6));
    }

    @Test
    void linksWithoutWeightAreNone() {
        assertThat(StrongestLinks.of(Matrices.of(new float[][] {{0, 0}}), 0, 9).shown())
                .isEmpty();
    }
}
