package dev.headlight.analysis.prediction;

import dev.headlight.analysis.MaskPredictions;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a model says about a text, in rows for people.
 *
 * @param task of the model
 * @param labels names of its classes
 * @param scale how the logits of its classes are to be read
 * @param reading how people read a word of the vocabulary
 */
public record Predictions(ModelTask task, List<String> labels, LabelScale scale, IntFunction<String> reading) {
    /**
     * Everything, the likeliest first.
     *
     * @param count how many rows a group has at most
     */
    public List<Prediction.Group> of(TokenizedText text, TaskAnswer answer, int count) {
        if (answer.isEmpty()) {
            return List.of();
        }
        return switch (task) {
            case FILL_MASK -> words(text, answer, count);
            case TEXT_CLASSIFICATION -> List.of(textLabels(answer, count));
            case TOKEN_CLASSIFICATION -> List.of(spans(text, answer, count));
            case QUESTION_ANSWERING -> List.of(answers(text, answer, count));
            case REPLACED_TOKEN_DETECTION -> List.of(replaced(text, answer, count));
            case FEATURE_EXTRACTION -> List.of();
        };
    }

    private List<Prediction.Group> words(TokenizedText text, TaskAnswer answer, int count) {
        List<Prediction.Group> groups = new ArrayList<>();
        TokenLogits logits = answer.words();
        for (int row = 0; logits != null && row < logits.positions().size(); row++) {
            int position = logits.positions().get(row);
            String place = " at token " + (position + 1);
            groups.add(new Prediction.Group(
                    text.tokens().get(position).text() + place,
                    true,
                    MaskPredictions.top(logits, row, count).stream()
                            .map(word -> word(position, place, word))
                            .toList()));
        }
        return groups;
    }

    private Prediction word(int position, String place, MaskPredictions.Candidate word) {
        String name = reading.apply(word.id());
        return new Prediction(
                name, "“" + name + "”" + place, new Measure.Word(position, word.id()), word.probability());
    }

    private Prediction.Group textLabels(TaskAnswer answer, int count) {
        return new Prediction.Group(
                "the text",
                scale != LabelScale.REGRESSION,
                TextLabel.of(answer.output(Measure.LOGITS), labels, scale).stream()
                        .limit(count)
                        .map(label -> new Prediction(
                                label.name(), label.name(), new Measure.OfText(label.id(), scale), label.value()))
                        .toList());
    }

    private Prediction.Group spans(TokenizedText text, TaskAnswer answer, int count) {
        List<TokenLabel> best = TokenLabel.of(answer.output(Measure.LOGITS), labels);
        List<Prediction> rows = LabeledSpan.of(text, best).stream()
                .limit(count)
                .map(span -> new Prediction(
                        span.surface(text) + " · " + span.kind(),
                        span.kind() + " for “" + span.surface(text) + "”",
                        new Measure.OfToken(span.first(), best.get(span.first()).id()),
                        best.get(span.first()).probability()))
                .toList();
        return new Prediction.Group("spans", true, rows);
    }

    /**
     * The labels of one token, for models that label tokens.
     *
     * @param token its place in the sequence
     */
    public Prediction.Group ofToken(TokenizedText text, TaskAnswer answer, int token, int count) {
        double[] values = Logits.softmax(Logits.row(answer.output(Measure.LOGITS), token));
        String place = "token " + (token + 1) + " “" + text.tokens().get(token).reading() + "”";
        return new Prediction.Group(
                place,
                true,
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(id -> -values[id]))
                        .limit(count)
                        .map(id -> new Prediction(
                                labels.get(id),
                                labels.get(id) + " for " + place,
                                new Measure.OfToken(token, id),
                                values[id]))
                        .toList());
    }

    private static Prediction.Group answers(TokenizedText text, TaskAnswer answer, int count) {
        FloatTensor start = answer.output("start_logits");
        FloatTensor end = answer.output("end_logits");
        return new Prediction.Group(
                "answers",
                true,
                AnswerSpan.best(text, start, end, count).stream()
                        .map(span -> new Prediction(
                                span.surface(text),
                                "the answer “" + span.surface(text) + "”",
                                new Measure.Span(span.first(), span.last()),
                                span.probability()))
                        .toList());
    }

    private static Prediction.Group replaced(TokenizedText text, TaskAnswer answer, int count) {
        return new Prediction.Group(
                "replaced",
                true,
                ReplacedToken.of(answer.output(Measure.LOGITS)).stream()
                        .filter(token -> text.tokens().get(token.token()).isTyped())
                        .sorted(Comparator.comparingDouble((ReplacedToken token) -> -token.probability()))
                        .limit(count)
                        .map(token -> replaced(text.tokens().get(token.token()), token.probability()))
                        .toList());
    }

    private static Prediction replaced(Token token, double probability) {
        return new Prediction(
                token.reading(),
                "“" + token.reading() + "” at token " + (token.index() + 1) + " replaced",
                new Measure.Replaced(token.index()),
                probability);
    }
}
