package dev.headlight.analysis.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Aggregate.Over;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ReferenceTraces;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollout and flow, Abnar and Zuidema 2020. */
class ThroughLayersTest {
    /** Two layers of three tokens; halves and quarters, so that everything can be worked out by hand. */
    private static final Trace THREE = Pairs.words(new float[][][] {
        {{1, 0, 0}, {0.5f, 0.5f, 0}, {0, 0.5f, 0.5f}},
        {{0, 1, 0}, {0, 0, 1}, {0.5f, 0, 0.5f}}
    });

    private static Selection over(Over over, int layer) {
        return Selection.of(new HeadRef(layer, 0))
                .withReading(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(over)));
    }

    private static AttentionMatrix flow(Trace trace, int layer) {
        Readings readings = new Readings();
        Selection selection = over(Over.FLOW, layer);
        readings.missing(trace, selection).orElseThrow().run();
        return readings.of(trace, selection).combined();
    }

    private static AttentionMatrix rollout(Trace trace, int layer) {
        return new Readings().of(trace, over(Over.ROLLOUT, layer)).combined();
    }

    @Test
    void rolloutOfThreeTokensIsWhatOneWorksOutByHand() {
        // Steps: (A + I) / 2. Layer 1: [1 0 0], [1/4 3/4 0], [0 1/4 3/4]. Layer 2: [1/2 1/2 0], [0 1/2 1/2], [1/4 0
        // 3/4].
        assertSame(rollout(THREE, 0), new double[][] {{1, 0, 0}, {0.25, 0.75, 0}, {0, 0.25, 0.75}}, 1e-7);
        assertSame(
                rollout(THREE, 1),
                new double[][] {{0.625, 0.375, 0}, {0.125, 0.5, 0.375}, {0.25, 0.1875, 0.5625}},
                1e-7);
    }

    @Test
    void flowOfThreeTokensIsWhatOneWorksOutByHand() {
        // Through two layers there is one way by each middle token: the sum of the lesser of both steps.
        // From the first: 1/2 + 1/4, 1/2, 0. From the second: 1/4, 1/2 + 1/4, 1/2. From the third: 1/4, 1/4, 3/4.
        assertSame(
                flow(THREE, 1),
                new double[][] {{0.75 / 1.25, 0.5 / 1.25, 0}, {0.25 / 1.5, 0.75 / 1.5, 0.5 / 1.5}, {0.2, 0.2, 0.6}},
                1e-6);
    }

    @ParameterizedTest(name = "{0} layers, {1} heads, {2} tokens")
    @CsvSource({"1, 2, 4", "3, 2, 7", "5, 3, 9", "12, 4, 13"})
    void rolloutIsTheProductOfTheSteps(int layers, int heads, int tokens) {
        Trace trace = ReferenceTraces.made(layers, heads, tokens);
        for (int layer = 0; layer < layers; layer++) {
            assertSame(rollout(trace, layer), PlainReading.rollout(trace, layer), 2e-6);
        }
    }

    @ParameterizedTest(name = "{0} layers, {1} heads, {2} tokens")
    @CsvSource({"1, 2, 4", "2, 1, 6", "3, 2, 7", "4, 3, 8", "6, 1, 5"})
    void flowIsWhatASlowPlainSearchFinds(int layers, int heads, int tokens) {
        Trace trace = ReferenceTraces.made(layers, heads, tokens);
        assertSame(flow(trace, layers - 1), PlainReading.flow(trace, layers - 1), 1e-5);
    }

    @Test
    void rowsOfRolloutSumToOneAlsoWhereTokensAreNoMultipleOfABlock() {
        for (int tokens = 1; tokens < 40; tokens += 3) {
            AttentionMatrix rollout = rollout(ReferenceTraces.made(4, 2, tokens), 3);
            for (int query = 0; query < tokens; query++) {
                double sum = 0;
                for (float weight : rollout.row(query)) {
                    sum += weight;
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void flowThatIsNotWorkedOutYetIsNotShown() {
        Readings readings = new Readings();

        assertThat(readings.of(THREE, over(Over.FLOW, 1)).nothing())
                .isEqualTo("Attention flow up to layer 2 is being" + " worked out…");
    }

    @Test
    void flowOfALongTextIsWorkedOutForTheFocusedTokenOnly() {
        Trace trace = ReferenceTraces.made(2, 1, 70);
        Readings readings = new Readings();
        Selection selection = over(Over.FLOW, 1);
        assertThat(readings.missing(trace, selection)).isEmpty();

        Selection focused = selection.withPinned(new TokenFocus.Query(5));
        readings.missing(trace, focused).orElseThrow().run();
        ReadAttention read = readings.of(trace, focused);

        assertThat(readings.missing(trace, focused)).isEmpty();
        assertThat(read.nothing()).isEmpty();
        assertThat(read.combined().row(6)).containsOnly(0);
        assertThat(read.combined().row(5)).contains(read.combined().weight(5, 5));
        assertThat(read.statement()).contains("for a token in focus only, 1 so far");
        assertThat(read.rowsSumToOne()).isFalse();
    }

    @Test
    void flowThatWouldTakeTooLongIsRefusedWithWhatToDo() {
        Trace trace = ReferenceTraces.made(9, 1, 1000);

        assertThat(new Readings().of(trace, over(Over.FLOW, 8)).nothing())
                .isEqualTo(
                        "Attention flow through 9 layers of 1000 tokens takes too long. Choose rollout, a lower layer"
                                + " or a shorter text.");
        assertThat(new Readings().missing(trace, over(Over.FLOW, 8).withPinned(new TokenFocus.Query(1))))
                .isEmpty();
    }

    @Test
    void flowStopsWhenItsThreadIsInterrupted() {
        Readings.SlowWork work = new Readings()
                .missing(ReferenceTraces.made(3, 1, 20), over(Over.FLOW, 2))
                .orElseThrow();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(work::run).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void bothSayWhatTheirAuthorsFound() {
        ReadAttention read = new Readings().of(THREE, over(Over.ROLLOUT, 1));

        assertThat(read.caption()).isEqualTo("rollout up to layer 2, the only head of each layer");
        assertThat(read.statement()).contains("hardly correlates with gradients");
        assertThat(read.measure()).isEqualTo("attention rollout");
    }

    private static void assertSame(AttentionMatrix found, double[][] expected, double tolerance) {
        for (int query = 0; query < expected.length; query++) {
            for (int key = 0; key < expected.length; key++) {
                assertThat((double) found.weight(query, key))
                        .as("%d to %d", query, key)
                        .isCloseTo(expected[query][key], within(tolerance));
            }
        }
    }
}
