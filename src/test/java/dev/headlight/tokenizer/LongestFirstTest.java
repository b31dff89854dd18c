package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongestFirstTest {
    /** The definition, one token at a time. */
    private static LongestFirst oneByOne(int first, int second, int room) {
        int keptFirst = first;
        int keptSecond = second;
        while (keptFirst + keptSecond > room) {
            if (keptFirst > keptSecond) {
                keptFirst--;
            } else {
                keptSecond--;
            }
        }
        return new LongestFirst(keptFirst, keptSecond);
    }

    @Test
    void theClosedFormAgreesWithCuttingOneByOne() {
        for (int first = 0; first < 12; first++) {
            for (int second = 0; second < 12; second++) {
                for (int room = 0; room < 25; room++) {
                    assertThat(LongestFirst.fit(first, second, room)).isEqualTo(oneByOne(first, second, room));
                }
            }
        }
    }
}
