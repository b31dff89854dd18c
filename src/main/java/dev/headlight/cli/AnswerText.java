package dev.headlight.cli;

import dev.headlight.analysis.prediction.AnswerSpan;
import dev.headlight.analysis.prediction.LabeledSpan;
import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.analysis.prediction.Predictions;
import dev.headlight.analysis.prediction.TokenLabel;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer for people: a number and a name in each line, the likeliest first.
 *
 * @param original the answer with all heads on, or null where they are; its numbers stand beside
 * @param top how many candidates or spans
 */
record AnswerText(
        Engine engine,
        LabelScale scale,
        TokenizedText text,
        TaskAnswer answer,
        @Nullable TaskAnswer original,
        int top) {
    List<String> lines() {
        ModelDescription model = engine.model();
        List<String> lines = new ArrayList<>();
        switch (model.task()) {
            case FILL_MASK -> masks(lines);
            case TOKEN_CLASSIFICATION -> labels(lines, model.labels());
            case QUESTION_ANSWERING -> answers(lines);
            case TEXT_CLASSIFICATION, REPLACED_TOKEN_DETECTION, FEATURE_EXTRACTION ->
                groups(Integer.MAX_VALUE).forEach(group -> rows(lines, "", group));
        }
        return lines;
    }

    private List<Prediction.Group> groups(int count) {
        ModelDescription model = engine.model();
        return new Predictions(model.task(), model.labels(), scale, engine::tokenReading).of(text, answer, count);
    }

    /** Tokens count from 0, as in JSON. */
    private void masks(List<String> lines) {
        for (Prediction.Group group : groups(top)) {
            int position = ((Measure.Word) group.predictions().getFirst().measure()).position();
            lines.add(text.tokens().get(position).text() + " at token " + (position + 1) + " (position " + position
                    + ")");
            rows(lines, "  ", group);
        }
    }

    private void labels(List<String> lines, List<String> names) {
        List<TokenLabel> best = TokenLabel.of(answer.output(Measure.LOGITS), names);
        for (Token token : text.tokens()) {
            TokenLabel label = best.get(token.index());
            Measure measure = new Measure.OfToken(token.index(), label.id());
            lines.add(row(label.probability(), measure, label.name() + "  " + token.text()));
        }
        for (LabeledSpan span : LabeledSpan.of(text, best)) {
            lines.add(String.format(Locale.ROOT, "%.4f  %s: %s", span.probability(), span.kind(), span.surface(text)));
        }
    }

    private void answers(List<String> lines) {
        groups(top).forEach(group -> rows(lines, "", group));
        double none = AnswerSpan.none(text, answer.output("start_logits"), answer.output("end_logits"));
        lines.add(String.format(Locale.ROOT, "%.4f  (no answer)", none));
    }

    private void rows(List<String> lines, String indent, Prediction.Group group) {
        group.predictions()
                .forEach(prediction ->
                        lines.add(indent + row(prediction.value(), prediction.measure(), prediction.name())));
    }

    private String row(double value, Measure measure, String name) {
        String beside =
                original == null ? "" : String.format(Locale.ROOT, "%+.4f  ", value - measure.of(text, original));
        return String.format(Locale.ROOT, "%.4f  %s%s", value, beside, name);
    }
}
