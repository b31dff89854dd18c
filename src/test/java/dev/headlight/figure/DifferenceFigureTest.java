package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DifferenceFigureTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final HeadRef FIRST = new HeadRef(7, 10);
    private static final HeadRef SECOND = new HeadRef(2, 0);

    private final Readings readings = new Readings();

    private MatrixFigure figure(Selection first, Selection second, TokenFocus focus) {
        return new DifferenceFigures()
                .figure(
                        readings.of(CAT, first),
                        readings.of(CAT, second),
                        focus,
                        MatrixViewport.FITTED,
                        FixedMeasure.frame(600, 600));
    }

    @Test
    void aCellIsTheFirstWeightLessTheSecond() {
        float more = CAT.attentions().matrix(FIRST).weight(9, 10);
        float less = CAT.attentions().matrix(SECOND).weight(9, 10);
        MatrixFigure figure = figure(Selection.of(FIRST), Selection.of(SECOND), new TokenFocus.Pair(9, 10));
        assertThat(figure.description())
                .contains(String.format(Locale.ROOT, "%+.4f", more - less).replace("-", "−"))
                .contains(String.format(Locale.ROOT, "A %.4f, B %.4f", more, less));
    }

    @Test
    void numbersOfDifferentKindsAreNotSubtracted() {
        Selection rollout = Selection.of(FIRST)
                .withReading(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.ROLLOUT)));
        assertThat(figure(rollout, Selection.of(FIRST), TokenFocus.NONE).description())
                .isEqualTo("A shows attention rollout and B attention weight: numbers of different kinds have no"
                        + " difference.");
    }

    @Test
    void whatIsNotWorkedOutYetHasNoDifference() {
        Selection flow = Selection.of(FIRST)
                .withReading(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.FLOW)));
        assertThat(figure(flow, flow, new TokenFocus.Pair(9, 10)).description()).contains("is not worked out yet");
        readings.missing(CAT, flow).orElseThrow().run();
        assertThat(figure(flow, flow, new TokenFocus.Pair(9, 10)).description()).contains("+0.0000");
    }
}
