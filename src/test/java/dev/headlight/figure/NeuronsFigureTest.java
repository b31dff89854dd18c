package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.OpenedModels;
import dev.headlight.testing.TinyBert;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NeuronsFigureTest {
    private static final HeadRef HEAD = new HeadRef(1, 2);
    private static final Selection SELECTION = Selection.of(HEAD);
    private static final FigureFrame FRAME = new FigureFrame(700, 520, 1, FigureTheme.DARK, new FixedMeasure());
    private static Trace trace;

    @BeforeAll
    static void run() throws Exception {
        trace = OpenedModels.trace(
                TinyBert.description(),
                "The cat sat on the mat. ".repeat(5),
                EnumSet.of(TraceField.QUERIES, TraceField.KEYS));
    }

    private static NeuronsFigure figure(Selection selection, NeuronsViewport viewport) {
        return new NeuronsFigures().figure(trace, selection, viewport, FRAME).orElseThrow();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
    }

    @Test
    void aRowSaysTheSumAndTheSoftmaxAndBothAreTheModels() {
        NeuronsFigure figure = figure(SELECTION.withPinned(new TokenFocus.Pair(3, 5)), NeuronsViewport.INITIAL);
        Rect row = figure.bounds(5);
        Hit hit = figure.hit(row.x() + 2, row.centerY());
        assertThat(hit)
                .isInstanceOfSatisfying(
                        Hit.OnTokens.class, on -> assertThat(on.focus()).isEqualTo(new TokenFocus.Pair(3, 5)));
        float[] query = trace.details().queries() == null
                ? new float[0]
                : trace.details().queries().vector(HEAD, 3);
        float[] key = trace.details().keys() == null
                ? new float[0]
                : trace.details().keys().vector(HEAD, 5);
        double dot = IntStream.range(0, query.length)
                .mapToDouble(dimension -> (double) query[dimension] * key[dimension])
                .sum();
        String weight = number(trace.attentions().matrix(HEAD).weight(3, 5));
        assertThat(hit.description())
                .contains("q · k = " + number(dot))
                .contains("= " + number(dot / Math.sqrt(12)))
                .contains("keys = " + weight + ", the model's weight " + weight);
    }

    @Test
    void aCellSaysItsThreeNumbers() {
        NeuronsFigure figure = figure(SELECTION.withPinned(new TokenFocus.Pair(3, 5)), NeuronsViewport.INITIAL);
        Rect row = figure.bounds(5);
        List<String> said = IntStream.range(0, 700)
                .mapToObj(x -> figure.hit(x, row.centerY()).description())
                .filter(text -> text.startsWith("number "))
                .map(text -> text.lines().findFirst().orElseThrow())
                .distinct()
                .toList();
        assertThat(said).hasSize(12).allMatch(text -> text.matches("number \\d+ of 12: q \\S+ × k \\S+ = \\S+"));
    }

    @Test
    void sortingPutsWhatAddsMostToTheLeft() {
        Selection pinned = SELECTION.withPinned(new TokenFocus.Pair(3, 5));
        NeuronsFigure figure = figure(pinned, NeuronsViewport.INITIAL.withSorting(true));
        Rect row = figure.bounds(5);
        List<Double> products = IntStream.range(0, 700)
                .mapToObj(x -> figure.hit(x, row.centerY()).description())
                .filter(text -> text.startsWith("number "))
                .map(text -> text.lines().findFirst().orElseThrow())
                .distinct()
                .map(text -> Double.parseDouble(
                        text.substring(text.lastIndexOf(' ')).replace('−', '-').strip()))
                .toList();
        assertThat(products).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void theTokenInFocusLooksElseTheOneOfTheStrongestLink() {
        assertThat(figure(SELECTION.withHovered(new TokenFocus.Query(4)), NeuronsViewport.INITIAL)
                        .query())
                .isEqualTo(4);
        NeuronsFigure free = figure(SELECTION, NeuronsViewport.INITIAL);
        float strongest = trace.attentions().matrix(HEAD).weight(free.query(), free.key());
        for (int query = 0; query < trace.text().size(); query++) {
            for (float weight : trace.attentions().matrix(HEAD).row(query)) {
                assertThat(weight).isLessThanOrEqualTo(strongest);
            }
        }
    }

    @Test
    void aKeyInFocusIsInSight() {
        int last = trace.text().size() - 1;
        NeuronsFigure figure = figure(SELECTION.withPinned(new TokenFocus.Pair(0, last)), NeuronsViewport.INITIAL);
        assertThat(figure.bounds(last).bottom()).isLessThan(FRAME.height());
        NeuronsViewport top = figure.scrolled(-1e6);
        assertThat(top.firstRow()).isZero();
        assertThat(figure(SELECTION, top).bounds(0).y()).isPositive();
    }

    @Test
    void theTableHoldsEveryNumber() {
        String table = figure(SELECTION.withPinned(new TokenFocus.Query(3)), NeuronsViewport.INITIAL)
                .table();
        List<String> lines = table.lines().toList();
        assertThat(lines).hasSize(3 + trace.text().size());
        assertThat(lines.get(1).split("\t")).hasSize(8 + 2 * 12);
        assertThat(lines.subList(3, lines.size())).allMatch(line -> line.split("\t").length == 8 + 2 * 12);
    }

    @Test
    void withoutVectorsOnlySumsAreDrawn() {
        NeuronsFigure figure = figure(SELECTION, NeuronsViewport.INITIAL.withVectors(false));
        double middle = figure.bounds(figure.key()).centerY();
        assertThat(IntStream.range(0, 700).mapToObj(x -> figure.hit(x, middle).description()))
                .noneMatch(text -> text.startsWith("number "));
    }
}
