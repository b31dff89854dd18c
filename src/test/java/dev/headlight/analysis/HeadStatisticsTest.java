package dev.headlight.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadStatisticsTest {
    private static final TokenizedText TEXT = Matrices.text("[CLS]", "on", ".", "[SEP]");

    @Test
    void everyNumberFollowsItsDefinition() {
        AttentionMatrix matrix = Matrices.of(new float[][] {
            {0.25f, 0.25f, 0.25f, 0.25f},
            {0.5f, 0, 0, 0.5f},
            {0, 0, 1, 0},
            {0, 0.25f, 0, 0.75f},
        });

        HeadStatistics numbers = HeadStatistics.of(matrix, TEXT);

        assertThat(numbers.toCls()).isEqualTo((0.25 + 0.5) / 4);
        assertThat(numbers.toSep()).isEqualTo((0.25 + 0.5 + 0.75) / 4);
        assertThat(numbers.toPunctuation()).isEqualTo((0.25 + 1) / 4);
        assertThat(numbers.toPrevious()).isEqualTo(0.5 / 4);
        assertThat(numbers.toNext()).isEqualTo(0.25 / 4);
        assertThat(numbers.toSelf()).isEqualTo((0.25 + 1 + 0.75) / 4);
        assertThat(numbers.sepToSep()).isEqualTo(0.75);
        assertThat(numbers.restToSep()).isEqualTo((0.25 + 0.5) / 3);
        double last = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
        assertThat(numbers.entropyCls()).isCloseTo(Math.log(4), within(1e-12));
        assertThat(numbers.entropy()).isCloseTo((Math.log(4) + Math.log(2) + last) / 4, within(1e-12));
    }

    @Test
    void smoothingMixesInATenThousandthOfUniformAttention() {
        AttentionMatrix matrix = Matrices.of(new float[][] {{1, 0}, {1, 0}});

        double likely = 0.9999 + 0.00005;
        double expected = -likely * Math.log(likely) - 0.00005 * Math.log(0.00005);
        assertThat(HeadStatistics.of(matrix, Matrices.text("[CLS]", "on")).entropySmoothed())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aTextWithoutSeparatorsHasNoShareToThem() {
        HeadStatistics numbers = HeadStatistics.of(Matrices.of(new float[][] {{1}}), Matrices.text("on"));

        assertThat(numbers.toSep()).isZero();
        assertThat(numbers.sepToSep()).isZero();
        assertThat(numbers.restToSep()).isZero();
    }

    @Test
    void sharesAreSharesWhateverTheAttention() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            HeadStatistics numbers = HeadStatistics.of(Matrices.random(random, 4), TEXT);
            for (HeadStatistic statistic : HeadStatistic.values()) {
                assertThat(statistic.of(numbers)).as(statistic.externalName()).isBetween(0.0, Math.log(4) + 1e-6);
            }
            assertThat(numbers.toCls() + numbers.toSep() + numbers.toPunctuation())
                    .isLessThanOrEqualTo(1 + 1e-6);
        }
    }

    @Test
    void aMatrixOfAnotherTextIsRefused() {
        assertThatThrownBy(() -> HeadStatistics.of(Matrices.of(new float[][] {{1}}), TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 tokens");
    }

    @Test
    void everyTextWeighsTheSameInTheCorpus() {
        Random random = new Random(8);
        CorpusStatistics corpus = new CorpusStatistics(2, 3);
        var first = Matrices.randomTensor(random, 2, 3, 4);
        var second = Matrices.randomTensor(random, 2, 3, 2);
        TokenizedText shorter = Matrices.text("[CLS]", "[SEP]");
        corpus.add(TEXT, first);
        corpus.add(shorter, second);

        HeadRef head = new HeadRef(1, 2);
        double expected = (HeadStatistics.of(first.matrix(head), TEXT).toSep()
                        + HeadStatistics.of(second.matrix(head), shorter).toSep())
                / 2;
        assertThat(corpus.texts()).isEqualTo(2);
        assertThat(corpus.mean(HeadStatistic.TO_SEP, head)).isCloseTo(expected, within(1e-12));
    }
}
