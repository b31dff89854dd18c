package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StrongestLinksTest {
    @RepeatedTest(50)
    void theFewestStrongLinksThatCoverTheShareAreTaken(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int keys = 1 + random.nextInt(60);
        float[] row = new float[keys];
        for (int key = 0; key < keys; key++) {
            row[key] = random.nextInt(4) == 0 ? 0.25f : random.nextFloat();
        }
        double share = random.nextDouble();

        StrongestLinks links = StrongestLinks.of(AttentionMatrix.copyOf(row, 1, keys), share);

        float weakest = weakestBySorting(row, share);
        for (float weight : row) {
            assertThat(links.includes(0, weight)).isEqualTo(weight >= weakest);
        }
    }

    private static float weakestBySorting(float[] row, double share) {
        float[] sorted = row.clone();
        Arrays.sort(sorted);
        double total = 0;
        for (float weight : sorted) {
            total += weight;
        }
        double covered = 0;
        int next = sorted.length - 1;
        do {
            covered += sorted[next--];
        } while (covered < share * total - 1e-9);
        return sorted[next + 1];
    }

    @Test
    void equalLinksAreTakenTogether() {
        StrongestLinks links =
                StrongestLinks.of(AttentionMatrix.copyOf(new float[] {0.2f, 0.2f, 0.2f, 0.2f, 0.2f}, 1, 5), 0.3);

        assertThat(links.count()).isEqualTo(5);
        assertThat(links.covered()).isCloseTo(1, within(1e-6));
    }

    @Test
    void linksOfNoWeightAreNeverTaken() {
        StrongestLinks links = StrongestLinks.of(AttentionMatrix.copyOf(new float[] {1, 0, 0, 0, 0, 0}, 2, 3), 1);

        assertThat(links.count()).isEqualTo(1);
        assertThat(links.includes(1, 0)).isFalse();
    }
}
