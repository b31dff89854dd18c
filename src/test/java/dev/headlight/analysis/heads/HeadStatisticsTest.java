package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.Matrices;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.List;
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

        assertThat(numbers.of(HeadStatistic.TO_CLS)).isEqualTo((0.25 + 0.5) / 4);
        assertThat(numbers.of(HeadStatistic.TO_SEP)).isEqualTo((0.25 + 0.5 + 0.75) / 4);
        assertThat(numbers.of(HeadStatistic.TO_PUNCT)).isEqualTo((0.25 + 1) / 4);
        assertThat(numbers.of(HeadStatistic.TO_PREV)).isEqualTo(0.5 / 4);
        assertThat(numbers.of(HeadStatistic.TO_NEXT)).isEqualTo(0.25 / 4);
        assertThat(numbers.of(HeadStatistic.TO_SELF)).isEqualTo((0.25 + 1 + 0.75) / 4);
        assertThat(numbers.of(HeadStatistic.SEP_TO_SEP)).isEqualTo(0.75);
        assertThat(numbers.of(HeadStatistic.REST_TO_SEP)).isEqualTo((0.25 + 0.5) / 3);
        double last = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
        assertThat(numbers.of(HeadStatistic.ENTROPY_CLS)).isCloseTo(Math.log(4), within(1e-6));
        assertThat(numbers.of(HeadStatistic.ENTROPY)).isCloseTo((Math.log(4) + Math.log(2) + last) / 4, within(1e-6));
    }

    @Test
    void ourOwnNumbersFollowTheirDefinitions() {
        AttentionMatrix matrix = Matrices.of(new float[][] {
            {0.5f, 0.25f, 0.25f},
            {0.25f, 0.5f, 0.25f},
            {0, 0.75f, 0.25f},
        });
        TokenizedText text = new TokenizedText(
                "ababa", null, List.of(piece(0, 7, 0), piece(1, 8, 0), piece(2, 7, 1)), TokenizedText.Cut.NONE);

        HeadStatistics numbers = HeadStatistics.of(matrix, text);

        assertThat(numbers.of(HeadStatistic.TO_FIRST)).isEqualTo((0.5 + 0.25) / 3);
        assertThat(numbers.of(HeadStatistic.TO_SAME_WORD)).isEqualTo((0.25 + 0.25) / 3);
        assertThat(numbers.of(HeadStatistic.TO_REPEATED)).isEqualTo(0.25 / 3);
        assertThat(numbers.of(HeadStatistic.MEAN_DISTANCE)).isEqualTo((0.25 + 2 * 0.25 + 0.25 + 0.25 + 0.75) / 3);
        assertThat(numbers.of(HeadStatistic.ENTROPY_RELATIVE))
                .isCloseTo(numbers.of(HeadStatistic.ENTROPY) / Math.log(3), within(1e-9));
    }

    private static Token piece(int index, int id, int word) {
        return new Token(index, new Token.Piece(id, "p", "p", false), 0, new Token.Place(0, index, index + 1, word));
    }

    @Test
    void whereNoTokenLooksAheadEvenAttentionIsOverWhatItCanSee() {
        AttentionMatrix causal = Matrices.of(new float[][] {{1, 0, 0}, {0.5f, 0.5f, 0}, {1 / 3f, 1 / 3f, 1 / 3f}});

        assertThat(HeadStatistics.of(causal, Matrices.text("a", "b", "c")).of(HeadStatistic.ENTROPY_RELATIVE))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void oneTokenAloneHasNoEntropyAndNoDistance() {
        HeadStatistics numbers = HeadStatistics.of(Matrices.of(new float[][] {{1}}), Matrices.text("on"));

        assertThat(numbers.of(HeadStatistic.ENTROPY_RELATIVE)).isZero();
        assertThat(numbers.of(HeadStatistic.MEAN_DISTANCE)).isZero();
    }

    @Test
    void smoothingMixesInATenThousandthOfUniformAttention() {
        AttentionMatrix matrix = Matrices.of(new float[][] {{1, 0}, {1, 0}});

        double likely = 0.9999 + 0.00005;
        double expected = -likely * Math.log(likely) - 0.00005 * Math.log(0.00005);
        assertThat(HeadStatistics.of(matrix, Matrices.text("[CLS]", "on")).of(HeadStatistic.ENTROPY_CLARK))
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void aTextWithoutSeparatorsHasNoShareToThem() {
        HeadStatistics numbers = HeadStatistics.of(Matrices.of(new float[][] {{1}}), Matrices.text("on"));

        assertThat(numbers.of(HeadStatistic.TO_SEP)).isZero();
        assertThat(numbers.of(HeadStatistic.SEP_TO_SEP)).isZero();
        assertThat(numbers.of(HeadStatistic.REST_TO_SEP)).isZero();
    }

    @Test
    void sharesAreSharesWhateverTheAttention() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            HeadStatistics numbers = HeadStatistics.of(Matrices.random(random, 4), TEXT);
            for (HeadStatistic statistic : HeadStatistic.values()) {
                double most = statistic.isShare() || statistic == HeadStatistic.ENTROPY_RELATIVE ? 1 : 3;
                assertThat(numbers.of(statistic)).as(statistic.externalName()).isBetween(0.0, most + 1e-6);
            }
            assertThat(numbers.of(HeadStatistic.TO_CLS)
                            + numbers.of(HeadStatistic.TO_SEP)
                            + numbers.of(HeadStatistic.TO_PUNCT))
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
        double expected = (HeadStatistics.of(first.matrix(head), TEXT).of(HeadStatistic.TO_SEP)
                        + HeadStatistics.of(second.matrix(head), shorter).of(HeadStatistic.TO_SEP))
                / 2;
        assertThat(corpus.texts()).isEqualTo(2);
        assertThat(corpus.means().of(HeadStatistic.TO_SEP, head)).isCloseTo(expected, within(1e-6));
    }
}
