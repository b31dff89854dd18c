package dev.headlight.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final AttentionMatrix MATRIX = Matrices.of(new float[][] {
        {0.5f, 0.25f, 0.25f},
        {0, 0, 1},
        {0.125f, 0.75f, 0.125f},
    });

    @Test
    void rowsAreCoveredStrongestFirst() {
        Links links = Links.strongest(MATRIX, 0.75);

        assertThat(links.shown())
                .containsExactly(new Link(0, 0, 0.5f), new Link(0, 1, 0.25f), new Link(1, 2, 1), new Link(2, 1, 0.75f));
        assertThat(links.omitted()).isEqualTo(3);
        assertThat(links.total()).isEqualTo(7);
        assertThat(links.omittedMass()).isCloseTo(0.5 / 3, within(1e-9));
    }

    @Test
    void noShareLeavesTheStrongestLinkOfEachRow() {
        assertThat(Links.strongest(MATRIX, 0).shown())
                .containsExactly(new Link(0, 0, 0.5f), new Link(1, 2, 1), new Link(2, 1, 0.75f));
    }

    @Test
    void theWholeShareLeavesOutNothing() {
        Links links = Links.strongest(MATRIX, 1);

        assertThat(links.shown()).hasSize(7);
        assertThat(links.omitted()).isZero();
        assertThat(links.omittedMass()).isZero();
    }

    @Test
    void emptyRowsHaveNoLinks() {
        assertThat(Links.strongest(Matrices.of(new float[][] {{0, 0}, {0, 0}}), 0.9))
                .isEqualTo(new Links(List.of(), 0, 0, 0));
    }

    @Test
    void theShareIsReachedWithAsFewLinksAsCanBe() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            AttentionMatrix matrix = Matrices.random(random, 12);
            double share = random.nextDouble();
            Links links = Links.strongest(matrix, share);
            for (int query = 0; query < 12; query++) {
                int row = query;
                List<Link> shown = links.shown().stream()
                        .filter(link -> link.query() == row)
                        .toList();
                double covered = shown.stream().mapToDouble(Link::weight).sum();
                assertThat(covered).isGreaterThanOrEqualTo(share - 1e-6);
                assertThat(covered - shown.getLast().weight()).isLessThan(share + 1e-6);
                assertThat(shown).isSortedAccordingTo((a, b) -> Float.compare(b.weight(), a.weight()));
            }
        }
    }

    /** Long rows are not sorted as a whole; with as many equal weights as that takes. */
    @Test
    void longRowsAreShownAsIfAllOfThemWereSorted() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int keys = 1 + random.nextInt(300);
            int steps = 1 + random.nextInt(40);
            float[] row = new float[keys];
            for (int key = 0; key < keys; key++) {
                row[key] = (float) Math.pow(random.nextInt(steps) / (float) steps, 1 + random.nextInt(6));
            }
            double share = round % 10 == 0 ? round % 20 / 10.0 : random.nextDouble();

            Links links = Links.strongest(Matrices.of(new float[][] {row}), share);

            List<Link> sorted = IntStream.range(0, keys)
                    .filter(key -> row[key] > 0)
                    .mapToObj(key -> new Link(0, key, row[key]))
                    .sorted(Comparator.comparingDouble(link -> -link.weight()))
                    .toList();
            double mass = sorted.stream().mapToDouble(Link::weight).sum();
            assertThat(links.shown()).isEqualTo(sorted.subList(0, links.shown().size()));
            assertThat(links.total()).isEqualTo(sorted.size());
            assertThat(links.mass()).isCloseTo(mass, within(1e-9));
            double shown = links.shown().stream().mapToDouble(Link::weight).sum();
            double last = sorted.isEmpty() ? 0 : links.shown().getLast().weight();
            assertThat(shown).isGreaterThanOrEqualTo(share * mass - 1e-9);
            assertThat(links.shown().size() <= 1 || shown - last < share * mass + 1e-9)
                    .isTrue();
            assertThat(links.omittedMass() * mass).isCloseTo(mass - shown, within(1e-9));
        }
    }

    @Test
    void aShareOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> Links.strongest(MATRIX, 1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Links.strongest(MATRIX, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
