package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import dev.headlight.figure.ReferenceTraces;
import org.junit.jupiter.api.Test;

/** On the real attentions of "The cat, which had been hiding under the couch, jumped onto the windowsill." */
class HeadPatternTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final int THE = 9;
    private static final int COUCH = 10;
    private static final HeadRef DETERMINERS = new HeadRef(7, 10);

    @Test
    void headsAreRankedByTheWeightOfThePinnedLink() {
        HeadValues found = new HeadPattern.Pair(THE, COUCH).values(CAT).orElseThrow();

        assertThat(found.name()).isEqualTo("the → couch");
        assertThat(found.of(DETERMINERS)).isCloseTo(0.8752, within(1e-4));
        double before = 1;
        for (HeadRef head : found.ranked()) {
            double weight = CAT.attentions().matrix(head).weight(THE, COUCH);
            assertThat(found.of(head)).isEqualTo(weight).isLessThanOrEqualTo(before);
            before = weight;
        }
    }

    @Test
    void aColumnIsTheMeanOfItsWeights() {
        HeadValues found = new HeadPattern.Column(18).values(CAT).orElseThrow();

        double sum = 0;
        for (int query = 0; query < 19; query++) {
            sum += CAT.attentions().matrix(DETERMINERS).weight(query, 18);
        }
        assertThat(found.of(DETERMINERS)).isCloseTo(sum / 19, within(1e-9));
    }

    @Test
    void aHeadIsMostLikeItself() {
        HeadValues found = new HeadPattern.Like(DETERMINERS).values(CAT).orElseThrow();

        assertThat(found.ranked().getFirst()).isEqualTo(DETERMINERS);
        assertThat(found.of(DETERMINERS)).isCloseTo(1, within(1e-6));
        assertThat(found.numbers()).allSatisfy(number -> assertThat(number).isBetween(0.0, 1 + 1e-6));
        assertThat(found.ranked().subList(1, 4))
                .isEqualTo(SimilarHeads.mostSimilar(CAT.attentions(), DETERMINERS, 3).stream()
                        .map(SimilarHeads.Similar::head)
                        .toList());
    }

    @Test
    void whatIsNotInTheTextOrTheModelHasNoNumbers() {
        assertThat(new HeadPattern.Pair(3, 19).values(CAT)).isEmpty();
        assertThat(new HeadPattern.Column(19).values(CAT)).isEmpty();
        assertThat(new HeadPattern.Like(new HeadRef(12, 0)).values(CAT)).isEmpty();
    }
}
