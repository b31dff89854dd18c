package dev.headlight.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.MaskPredictions.Candidate;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.TokenLogits;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskPredictionsTest {
    private static final TokenLogits LOGITS =
            new TokenLogits(List.of(3, 5), FloatTensor.copyOf(new float[] {0, 0, 0, 0, 1, 4, 4, 2}, 2, 4));

    @Test
    void probabilitiesAreOverTheFullVocabulary() {
        List<Candidate> top = MaskPredictions.top(LOGITS, 1, 2);

        double sum = Math.exp(1) + 2 * Math.exp(4) + Math.exp(2);
        assertThat(top).extracting(Candidate::id).containsExactly(1, 2);
        assertThat(top.getFirst().probability()).isCloseTo(Math.exp(4) / sum, within(1e-12));
    }

    @Test
    void equallyLikelyTokensComeInTheOrderOfTheVocabulary() {
        assertThat(MaskPredictions.top(LOGITS, 0, 4)).extracting(Candidate::id).containsExactly(0, 1, 2, 3);
    }

    @Test
    void moreThanTheVocabularyIsTheVocabulary() {
        List<Candidate> all = MaskPredictions.top(LOGITS, 1, 100);

        assertThat(all).hasSize(4);
        assertThat(all.stream().mapToDouble(Candidate::probability).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void largeLogitsDoNotOverflow() {
        TokenLogits logits = new TokenLogits(List.of(0), FloatTensor.copyOf(new float[] {30_000, -30_000}, 1, 2));

        assertThat(MaskPredictions.top(logits, 0, 1)).containsExactly(new Candidate(0, 1));
    }
}
