package dev.headlight.analysis.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Logits of every task, worked out by hand. */
class AnswersTest {
    private static final double TOLERANCE = 1e-9;

    /** {@code [CLS] wolf ##gang lives [SEP] in berlin . [SEP]}, the last three words a second sentence. */
    private static final TokenizedText PAIR = new TokenizedText(
            "Wolfgang lives",
            "in Berlin.",
            List.of(
                    added(0, "[CLS]"),
                    typed(1, "wolf", 0, 0, 4, 0),
                    typed(2, "##gang", 0, 4, 8, 0),
                    typed(3, "lives", 0, 9, 14, 1),
                    added(4, "[SEP]"),
                    typed(5, "in", 1, 0, 2, 0),
                    typed(6, "berlin", 1, 3, 9, 1),
                    typed(7, ".", 1, 9, 10, 2),
                    added(8, "[SEP]")),
            TokenizedText.Cut.NONE);

    private static Token added(int index, String text) {
        return new Token(index, new Token.Piece(index, text, text, true), 0, Token.Place.addedTo(0));
    }

    private static Token typed(int index, String text, int sentence, int start, int end, int word) {
        return new Token(
                index,
                new Token.Piece(10 + index, text, text, false),
                sentence,
                new Token.Place(sentence, start, end, word));
    }

    private static FloatTensor row(double... numbers) {
        float[] row = new float[numbers.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) numbers[i];
        }
        return FloatTensor.copyOf(row, row.length);
    }

    @Test
    void labelsThatExcludeEachOtherSumToOne() {
        List<TextLabel> labels =
                TextLabel.of(row(0, Math.log(3)), List.of("NEGATIVE", "POSITIVE"), LabelScale.ONE_OF_MANY);

        assertThat(labels).extracting(TextLabel::name).containsExactly("POSITIVE", "NEGATIVE");
        assertThat(labels.getFirst().value()).isCloseTo(0.75, within(1e-7));
        assertThat(labels.stream().mapToDouble(TextLabel::value).sum()).isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void labelsThatDoNotExcludeEachOtherHaveProbabilitiesOfTheirOwn() {
        List<TextLabel> labels = TextLabel.of(row(0, 0), List.of("toxic", "rude"), LabelScale.ANY_OF_MANY);

        assertThat(labels).extracting(TextLabel::value).containsExactly(0.5, 0.5);
    }

    @Test
    void aRegressionIsTheNumberItself() {
        assertThat(TextLabel.of(row(-2.5), List.of("stars"), LabelScale.REGRESSION))
                .containsExactly(new TextLabel(0, "stars", -2.5));
    }

    @Test
    void aSpanHasTheLabelsOfItsWordsFirstPieces() {
        List<TokenLabel> labels = labels("O", "B-PER", "I-LOC", "O", "O", "B-LOC", "I-LOC", "B-LOC", "B-LOC");

        List<LabeledSpan> spans = LabeledSpan.of(PAIR, labels);

        assertThat(spans)
                .containsExactly(
                        new LabeledSpan("PER", 1, 2, 1),
                        new LabeledSpan("LOC", 5, 6, 1),
                        new LabeledSpan("LOC", 7, 7, 1));
        assertThat(spans.getFirst().surface(PAIR)).isEqualTo("Wolfgang");
        assertThat(spans.get(1).surface(PAIR)).isEqualTo("in Berlin");
    }

    @Test
    void labelsWithoutBeginAndInsideFormSpansToo() {
        assertThat(LabeledSpan.of(PAIR, labels("O", "NOUN", "VERB", "NOUN", "O", "O", "NOUN", "PUNCT", "O")))
                .extracting(span -> span.kind() + " " + span.surface(PAIR))
                .containsExactly("NOUN Wolfgang lives", "NOUN Berlin", "PUNCT .");
    }

    private static List<TokenLabel> labels(String... names) {
        List<TokenLabel> labels = new ArrayList<>();
        for (String name : names) {
            labels.add(new TokenLabel(labels.size(), 0, name, 1));
        }
        return labels;
    }

    @Test
    void theLikeliestLabelOfATokenIsTaken() {
        FloatTensor logits = FloatTensor.copyOf(new float[] {0, 1, 2, 0}, 2, 2);

        List<TokenLabel> labels = TokenLabel.of(logits, List.of("O", "B-PER"));

        assertThat(labels).extracting(TokenLabel::name).containsExactly("B-PER", "O");
        assertThat(labels.getLast().probability()).isCloseTo(1 / (1 + Math.exp(-2)), within(TOLERANCE));
    }

    @Test
    void answersStandInTheSecondSentenceAndDoNotRunBackwards() {
        FloatTensor start = row(0, 9, 9, 9, 9, 1, 3, 0, 9);
        FloatTensor end = row(0, 9, 9, 9, 9, 5, 3, 0, 9);

        List<AnswerSpan> best = AnswerSpan.best(PAIR, start, end, 100);

        assertThat(best).hasSize(6).allSatisfy(span -> {
            assertThat(span.first()).isBetween(5, span.last());
            assertThat(span.last()).isBetween(span.first(), 7);
        });
        double begins = Math.exp(0) + Math.exp(1) + Math.exp(3) + Math.exp(0);
        double ends = Math.exp(0) + Math.exp(5) + Math.exp(3) + Math.exp(0);
        assertThat(best.getFirst().surface(PAIR)).isEqualTo("in");
        assertThat(best.getFirst().probability())
                .isCloseTo(Math.exp(1) / begins * (Math.exp(5) / ends), within(TOLERANCE));
        assertThat(AnswerSpan.none(PAIR, start, end)).isCloseTo(1 / begins / ends, within(TOLERANCE));
    }

    @Test
    void measuresFindTheSameNumbers() {
        FloatTensor start = row(0, 9, 9, 9, 9, 1, 3, 0, 9);
        FloatTensor end = row(0, 9, 9, 9, 9, 5, 3, 0, 9);
        TaskAnswer span = new TaskAnswer(null, Map.of("start_logits", start, "end_logits", end));
        assertThat(new Measure.Span(5, 5).of(PAIR, span))
                .isEqualTo(AnswerSpan.best(PAIR, start, end, 1).getFirst().probability());

        TaskAnswer one = new TaskAnswer(null, Map.of("logits", row(0, Math.log(3))));
        assertThat(new Measure.OfText(1, LabelScale.ONE_OF_MANY).of(PAIR, one)).isCloseTo(0.75, within(1e-7));
        assertThat(new Measure.Replaced(1).of(PAIR, one)).isCloseTo(0.75, within(1e-7));
        assertThatThrownBy(() -> new Measure.Word(3, 1).of(PAIR, one)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLogarithmOfAWordDoesNotVanish() {
        float[] logits = new float[100];
        Arrays.fill(logits, -1e4f);
        logits[0] = 0;
        TaskAnswer answer = new TaskAnswer(new TokenLogits(List.of(2), FloatTensor.copyOf(logits, 1, 100)), Map.of());
        Measure.Word word = new Measure.Word(2, 7);

        assertThat(word.of(PAIR, answer)).isZero();
        assertThat(new Measure.LogWord(word).of(PAIR, answer)).isCloseTo(-1e4, within(1e-6));
        assertThat(word.positions()).containsExactly(2);
    }

    @Test
    void aWordsProbabilityIsTheProductOfItsPieces() {
        WordScores scores =
                new WordScores(PAIR, "", new TreeMap<>(Map.of(1, Math.log(0.5), 2, Math.log(0.25), 3, Math.log(0.1))));

        assertThat(WordScores.scored(PAIR)).containsExactly(1, 2, 3, 5, 6, 7);
        assertThat(Math.exp(scores.ofWord(2))).isCloseTo(0.125, within(TOLERANCE));
        assertThat(scores.pieces(1)).isEqualTo(2);
        assertThat(Math.exp(scores.total())).isCloseTo(0.0125, within(TOLERANCE));
    }

    @Test
    void rowsOfEveryTaskNameAMeasureThatYieldsTheirNumber() {
        TaskAnswer text = new TaskAnswer(null, Map.of("logits", row(0, 1)));
        TaskAnswer tokens = new TaskAnswer(
                null,
                Map.of(
                        "logits",
                        FloatTensor.copyOf(new float[] {1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 2, 1, 0, 1, 0}, 9, 2)));
        TaskAnswer replaced = new TaskAnswer(null, Map.of("logits", row(0, 1, 2, 3, 4, 5, 6, 7, 8)));
        check(ModelTask.TEXT_CLASSIFICATION, text);
        check(ModelTask.TOKEN_CLASSIFICATION, tokens);
        check(ModelTask.REPLACED_TOKEN_DETECTION, replaced);
    }

    private static void check(ModelTask task, TaskAnswer answer) {
        Predictions reader = new Predictions(task, List.of("O", "B-PER"), LabelScale.ONE_OF_MANY, id -> "word " + id);
        List<Prediction> rows = reader.of(PAIR, answer, 5).getFirst().predictions();
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.measure().of(PAIR, answer)).isEqualTo(row.value()));
    }
}
