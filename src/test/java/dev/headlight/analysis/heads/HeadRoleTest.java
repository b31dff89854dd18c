package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadRoleTest {
    private static final SpecialNames NAMES = new SpecialNames("<s>", "</s>");

    private static ToDoubleFunction<HeadStatistic> numbers(Map<HeadStatistic, Double> numbers) {
        return statistic -> numbers.getOrDefault(statistic, 0.0);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsPlayedAboveItsThresholdAndNotAtIt(HeadRole role) {
        double threshold = role.threshold();

        assertThat(HeadRole.of(numbers(Map.of(role.statistic(), threshold)))).isEmpty();
        assertThat(HeadRole.of(numbers(Map.of(role.statistic(), threshold + 1e-9))))
                .containsExactly(role);
    }

    @Test
    void theThresholdsAreThoseOfThePaper() {
        assertThat(HeadRole.PREVIOUS.threshold()).isEqualTo(0.5);
        assertThat(HeadRole.NEXT.threshold()).isEqualTo(0.5);
        assertThat(HeadRole.SEPARATOR.threshold()).isEqualTo(0.6);
        assertThat(HeadRole.BROAD.threshold() * Math.log(128)).isEqualTo(3.8);
    }

    @Test
    void theRoleThatIsExceededMostComesFirst() {
        assertThat(HeadRole.of(numbers(Map.of(HeadStatistic.TO_SEP, 0.61, HeadStatistic.TO_NEXT, 0.55))))
                .containsExactly(HeadRole.NEXT, HeadRole.SEPARATOR);
    }

    @Test
    void theFirstTokenIsNotNamedTwice() {
        assertThat(HeadRole.of(numbers(Map.of(HeadStatistic.TO_FIRST, 0.8, HeadStatistic.TO_CLS, 0.8))))
                .containsExactly(HeadRole.CLASSIFIER);
        assertThat(HeadRole.of(numbers(Map.of(HeadStatistic.TO_FIRST, 0.8)))).containsExactly(HeadRole.FIRST);
    }

    @Test
    void theRuleIsSaidWithTheModelsOwnNamesAndTheNumber() {
        assertThat(HeadRole.SEPARATOR.rule(NAMES, numbers(Map.of(HeadStatistic.TO_SEP, 0.75))))
                .isEqualTo("</s>: to </s> 0.7500 is more than 0.6");
        assertThat(HeadRole.BROAD.rule(NAMES)).isEqualTo("relative entropy > 0.783 (3.8 nats at 128 tokens)");
    }
}
