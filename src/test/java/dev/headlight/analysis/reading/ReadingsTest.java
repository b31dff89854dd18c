package dev.headlight.analysis.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Aggregate.Combination;
import dev.headlight.core.Aggregate.Over;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.SentenceFilter;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingsTest {
    /** Sums of up to 36 floats of at most 1. */
    private static final double TOLERANCE = 2e-6;

    private static final Trace PAIR = Pairs.trace(Pairs.TWO, 3, 4, 7);
    private static final Selection TWO_HEADS =
            Selection.of(new HeadRef(1, 0)).withHeads(1, new TreeSet<>(List.of(0, 2)));

    private final Readings readings = new Readings();

    private ReadAttention read(Reading reading) {
        return readings.of(PAIR, TWO_HEADS.withReading(reading));
    }

    private static Reading hiding(Hiding hiding) {
        return Reading.PLAIN.withHiding(hiding);
    }

    private static <T> T any(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    static Stream<Reading> anyReadings() {
        Random random = new Random(11);
        return IntStream.range(0, 60).mapToObj(index -> {
            TreeSet<Integer> byHand = new TreeSet<>();
            random.ints(random.nextInt(4), 0, Pairs.TWO.size()).forEach(byHand::add);
            return hiding(new Hiding(
                            any(random, SentenceFilter.values()),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            byHand,
                            random.nextBoolean()))
                    .withWords(random.nextBoolean())
                    .withAggregate(Aggregate.NONE
                            .withOver(any(random, Arrays.copyOf(Over.values(), 4)))
                            .withCombination(any(random, Combination.values()))
                            .withChosen(new TreeSet<>(List.of(new HeadRef(0, 3), new HeadRef(2, 1)))));
        });
    }

    private static List<HeadRef> sources(Reading reading) {
        List<HeadRef> shown = List.of(new HeadRef(1, 0), new HeadRef(1, 2));
        return switch (reading.aggregate().over()) {
            case LAYERS ->
                IntStream.range(0, 3)
                        .boxed()
                        .flatMap(layer -> Stream.of(new HeadRef(layer, 0), new HeadRef(layer, 2)))
                        .toList();
            case CHOSEN -> new ArrayList<>(reading.aggregate().chosen());
            default -> shown;
        };
    }

    @ParameterizedTest
    @MethodSource("anyReadings")
    void everyReadingIsWhatItsDefinitionSays(Reading reading) {
        ReadAttention read = read(reading);
        Combination how = reading.aggregate().over() == Over.EACH_HEAD
                ? Combination.MEAN
                : reading.aggregate().combination();

        assertSame(read.combined(), PlainReading.combine(PAIR, reading, sources(reading), how));
        if (reading.aggregate().over() == Over.EACH_HEAD) {
            assertSame(read.matrix(1), PlainReading.read(PAIR, reading, new HeadRef(1, 2)));
        }
        assertThat(read.queries().units().stream().map(Unit::tokens))
                .isEqualTo(PlainReading.units(PAIR, reading, true));
        assertThat(read.keys().units().stream().map(Unit::tokens)).isEqualTo(PlainReading.units(PAIR, reading, false));
        assertThat(read.nothing().isEmpty()).isEqualTo(!read.axes().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("anyReadings")
    void rowsSumToOneWhereTheReadingSaysSo(Reading reading) {
        ReadAttention read = read(reading);
        for (int query = 0;
                read.rowsSumToOne()
                        && !read.axes().isEmpty()
                        && query < read.queries().size();
                query++) {
            assertThat(sum(read.combined().row(query))).isCloseTo(1, within(1e-5));
        }
    }

    private static void assertSame(AttentionMatrix found, double[][] expected) {
        assertThat(found.queries()).isEqualTo(expected.length);
        for (int query = 0; query < expected.length; query++) {
            for (int key = 0; key < expected[query].length; key++) {
                assertThat((double) found.weight(query, key)).isCloseTo(expected[query][key], within(TOLERANCE));
            }
        }
    }

    private static double sum(float[] row) {
        return IntStream.range(0, row.length).mapToDouble(key -> row[key]).sum();
    }

    @Test
    void thePlainReadingIsTheModelsOwnWeights() {
        ReadAttention read = read(Reading.PLAIN);

        assertThat(read.isPlain()).isTrue();
        assertThat(read.statement()).isEmpty();
        assertThat(read.names()).isEqualTo("heads 2-1, 2-3");
        assertThat(read.caption()).isEqualTo("mean of heads 2-1, 2-3");
        assertThat(read.matrix(1).row(4))
                .isEqualTo(PAIR.attentions().matrix(new HeadRef(1, 2)).row(4));
    }

    @Test
    void attentionToAWordIsASumAndFromAWordAMean() {
        ReadAttention read = read(Reading.PLAIN.withWords(true));
        AttentionMatrix tokens = PAIR.attentions().matrix(new HeadRef(1, 0));

        assertThat(read.queries().units().stream().map(Unit::text))
                .containsExactly("[CLS]", "the", "windowsill", ".", "[SEP]", "It", "overslept", "[SEP]");
        assertThat(read.matrix(0).weight(1, 2)).isCloseTo(tokens.weight(1, 2) + tokens.weight(1, 3), within(1e-6f));
        assertThat(read.matrix(0).weight(2, 1))
                .isCloseTo((tokens.weight(2, 1) + tokens.weight(3, 1)) / 2, within(1e-6f));
        for (int query = 0; query < read.queries().size(); query++) {
            assertThat(sum(read.matrix(0).row(query))).isCloseTo(1, within(1e-5));
        }
        assertThat(read.caption()).isEqualTo("mean of heads 2-1, 2-3 · whole words");
    }

    @Test
    void specialTokensAreHiddenAsKeysOrQueriesOrBothAndItIsSaid() {
        ReadAttention asKeys = read(hiding(Hiding.NOTHING.withSpecialKeys(true)));
        ReadAttention asQueries = read(hiding(Hiding.NOTHING.withSpecialQueries(true)));
        ReadAttention rescaled =
                read(hiding(Hiding.NOTHING.withSpecialKeys(true).withRescaling(true)));

        assertThat(asKeys.queries().size()).isEqualTo(11);
        assertThat(asKeys.keys().size()).isEqualTo(8);
        assertThat(asKeys.rowsSumToOne()).isFalse();
        assertThat(asKeys.statement())
                .matches("\\[CLS], \\[SEP] hidden as keys · hidden keys get \\d+\\.\\d % of the attention,"
                        + " rows are not rescaled");
        assertThat(asQueries.queries().size()).isEqualTo(8);
        assertThat(asQueries.keys().size()).isEqualTo(11);
        assertThat(asQueries.statement()).isEqualTo("[CLS], [SEP] hidden as queries");
        assertThat(asQueries.rowsSumToOne()).isTrue();
        assertThat(rescaled.rowsSumToOne()).isTrue();
        assertThat(rescaled.caption()).endsWith("[CLS], [SEP] hidden as keys · rows rescaled to sum to 1");
        assertThat(rescaled.statement()).endsWith("which the others are given in proportion");
    }

    @Test
    void whereEveryTokenIsHiddenNoShareOfAttentionIsSaid() {
        TreeSet<Integer> every = new TreeSet<>(IntStream.range(0, 11).boxed().toList());

        assertThat(read(hiding(Hiding.NOTHING.withTokens(every))).statement()).isEqualTo("11 tokens hidden by hand");
    }

    @ParameterizedTest
    @EnumSource(SentenceFilter.class)
    void sentencesLookAtEachOtherAsAsked(SentenceFilter filter) {
        ReadAttention read = read(hiding(Hiding.NOTHING.withSentences(filter)));

        assertThat(read.queries().units())
                .allMatch(unit -> filter.showsQueriesOf(
                        Pairs.TWO.tokens().get(unit.first()).sentence()));
        assertThat(read.keys().units())
                .allMatch(unit ->
                        filter.showsKeysOf(Pairs.TWO.tokens().get(unit.first()).sentence()));
        assertThat(read.queries().size())
                .isEqualTo(
                        switch (filter) {
                            case ALL -> 11;
                            case A_TO_A, A_TO_B -> 6;
                            case B_TO_B, B_TO_A -> 5;
                        });
    }

    @Test
    void aFilterOfSentencesDoesNothingWhereThereIsOne() {
        Trace one = Pairs.words(new float[][][] {{{0.5f, 0.5f}, {0.1f, 0.9f}}});
        Selection selection = Selection.of(new HeadRef(0, 0))
                .withReading(hiding(Hiding.NOTHING.withSentences(SentenceFilter.B_TO_A)));

        ReadAttention read = readings.of(one, selection);

        assertThat(read.nothing()).isEmpty();
        assertThat(read.isPlain()).isTrue();
    }

    @Test
    void whereEverythingIsHiddenThatIsSaidInWords() {
        TreeSet<Integer> all = new TreeSet<>(IntStream.range(0, 11).boxed().toList());
        for (Over over : Over.values()) {
            Reading reading = hiding(Hiding.NOTHING.withTokens(all).withRescaling(true))
                    .withAggregate(Aggregate.NONE.withOver(over));
            assertThat(read(reading).nothing()).isNotEmpty();
        }
        Reading noKeys = hiding(Hiding.NOTHING
                .withSentences(SentenceFilter.A_TO_B)
                .withTokens(new TreeSet<>(List.of(6, 7, 8, 9, 10)))
                .withRescaling(true));
        assertThat(read(noKeys).nothing()).startsWith("No token is left that is looked at.");
    }

    @Test
    void aFocusOnAnyPieceOfAWordIsAFocusOnTheWord() {
        Axes words = read(Reading.PLAIN.withWords(true)).axes();

        assertThat(words.toUnits(new TokenFocus.Query(3))).isEqualTo(new TokenFocus.Query(2));
        assertThat(words.toTokens(new TokenFocus.Pair(2, 6))).isEqualTo(new TokenFocus.Pair(2, 7));
        for (int unit = 0; unit < words.keys().size(); unit++) {
            TokenFocus focus = new TokenFocus.Key(unit);
            assertThat(words.toUnits(words.toTokens(focus))).isEqualTo(focus);
        }
    }

    @Test
    void aFocusOnWhatIsHiddenIsNone() {
        Axes axes = read(hiding(Hiding.NOTHING.withSpecialKeys(true))).axes();

        assertThat(axes.toUnits(new TokenFocus.Key(0)).isNone()).isTrue();
        assertThat(axes.toUnits(new TokenFocus.Pair(1, 5)).isNone()).isTrue();
        assertThat(axes.toUnits(new TokenFocus.Query(99)).isNone()).isTrue();
        assertThat(axes.toUnits(new TokenFocus.Query(0))).isEqualTo(new TokenFocus.Query(0));
    }

    @Test
    void aReadingIsKeptWhileOnlyFocusAndThresholdChange() {
        ReadAttention read = readings.of(PAIR, TWO_HEADS);

        assertThat(readings.of(
                        PAIR, TWO_HEADS.withHovered(new TokenFocus.Key(2)).withShare(0.4)))
                .isSameAs(read);
        assertThat(readings.of(
                        PAIR,
                        TWO_HEADS.withReading(
                                Reading.PLAIN.withThreshold(Threshold.USUAL.withKind(Threshold.Kind.COUNT)))))
                .isSameAs(read);
        assertThat(readings.of(Pairs.trace(Pairs.TWO, 3, 4, 7), TWO_HEADS)).isNotSameAs(read);
    }

    @Test
    void withoutChosenHeadsItIsSaidHowToChoose() {
        assertThat(read(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Over.CHOSEN)))
                        .nothing())
                .startsWith("No head is chosen yet.");
    }

    @Test
    void weightsTimesNormsAreSharesOfTheirRow() {
        float[] norms = new float[11];
        norms[1] = 1;
        norms[2] = 3;
        Readings weighted = new Readings(trace -> head -> Optional.of(norms));
        ReadAttention read = weighted.of(PAIR, TWO_HEADS.withReading(Reading.PLAIN.withValueWeighted(true)));
        AttentionMatrix tokens = PAIR.attentions().matrix(new HeadRef(1, 0));
        double all = tokens.weight(4, 1) + 3 * tokens.weight(4, 2);

        assertThat((double) read.matrix(0).weight(4, 2)).isCloseTo(3 * tokens.weight(4, 2) / all, within(1e-6));
        assertThat(read.matrix(0).weight(4, 7)).isZero();
        assertThat(read.statement()).isEqualTo("weighted by the norms of the values");
        assertThat(read.rowsSumToOne()).isTrue();
    }

    @Test
    void whereNormsAreNotKnownWeightsStayAsTheyAre() {
        ReadAttention read = read(Reading.PLAIN.withValueWeighted(true));

        assertThat(read.isPlain()).isTrue();
        assertThat(read.statement()).startsWith("the norms of the values are not known here");
    }
}
