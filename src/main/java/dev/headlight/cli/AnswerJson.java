package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.analysis.MaskPredictions;
import dev.headlight.analysis.prediction.AnswerSpan;
import dev.headlight.analysis.prediction.LabeledSpan;
import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.ReplacedToken;
import dev.headlight.analysis.prediction.TextLabel;
import dev.headlight.analysis.prediction.TokenLabel;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer as JSON.
 *
 * @param original the answer with all heads on, or null where they are; its numbers stand beside as {@code original}
 * @param top how many candidates or spans
 */
record AnswerJson(
        Engine engine,
        LabelScale scale,
        TokenizedText text,
        TaskAnswer answer,
        @Nullable TaskAnswer original,
        int top) {
    JsonObject json() {
        ModelDescription model = engine.model();
        JsonObject json = new JsonObject();
        switch (model.task()) {
            case FILL_MASK -> json.add("masks", masks());
            case TEXT_CLASSIFICATION -> json.add("labels", textLabels(model.labels()));
            case TOKEN_CLASSIFICATION -> tokenLabels(json, model.labels());
            case QUESTION_ANSWERING -> answers(json);
            case REPLACED_TOKEN_DETECTION -> json.add("tokens", replaced());
            case FEATURE_EXTRACTION -> {}
        }
        return json;
    }

    private JsonArray masks() {
        JsonArray masks = new JsonArray();
        TokenLogits logits = answer.words();
        for (int row = 0; logits != null && row < logits.positions().size(); row++) {
            int position = logits.positions().get(row);
            JsonArray candidates = new JsonArray();
            for (MaskPredictions.Candidate candidate : MaskPredictions.top(logits, row, top)) {
                JsonObject item = new JsonObject();
                item.addProperty("token", engine.tokenText(candidate.id()));
                item.addProperty("id", candidate.id());
                add(item, "probability", candidate.probability(), new Measure.Word(position, candidate.id()));
                candidates.add(item);
            }
            JsonObject mask = new JsonObject();
            mask.addProperty("position", position);
            mask.add("candidates", candidates);
            masks.add(mask);
        }
        return masks;
    }

    private JsonArray textLabels(List<String> names) {
        JsonArray labels = new JsonArray();
        String name = scale == LabelScale.REGRESSION ? "value" : "probability";
        for (TextLabel label : TextLabel.of(answer.output(Measure.LOGITS), names, scale)) {
            JsonObject item = new JsonObject();
            item.addProperty("label", label.name());
            item.addProperty("id", label.id());
            add(item, name, label.value(), new Measure.OfText(label.id(), scale));
            labels.add(item);
        }
        return labels;
    }

    private void tokenLabels(JsonObject json, List<String> names) {
        List<TokenLabel> best = TokenLabel.of(answer.output(Measure.LOGITS), names);
        JsonArray tokens = new JsonArray();
        for (TokenLabel label : best) {
            JsonObject item = token(label.token());
            item.addProperty("label", label.name());
            add(item, "probability", label.probability(), new Measure.OfToken(label.token(), label.id()));
            tokens.add(item);
        }
        JsonArray spans = new JsonArray();
        for (LabeledSpan span : LabeledSpan.of(text, best)) {
            JsonObject item = span(span.surface(text), span.first(), span.last());
            item.addProperty("label", span.kind());
            item.addProperty("probability", span.probability());
            spans.add(item);
        }
        json.add("tokens", tokens);
        json.add("spans", spans);
    }

    private void answers(JsonObject json) {
        FloatTensor start = answer.output("start_logits");
        FloatTensor end = answer.output("end_logits");
        JsonArray answers = new JsonArray();
        for (AnswerSpan span : AnswerSpan.best(text, start, end, top)) {
            JsonObject item = span(span.surface(text), span.first(), span.last());
            add(item, "probability", span.probability(), new Measure.Span(span.first(), span.last()));
            answers.add(item);
        }
        json.add("answers", answers);
        json.addProperty("no_answer", AnswerSpan.none(text, start, end));
    }

    private JsonArray replaced() {
        JsonArray tokens = new JsonArray();
        for (ReplacedToken token : ReplacedToken.of(answer.output(Measure.LOGITS))) {
            JsonObject item = token(token.token());
            add(item, "replaced", token.probability(), new Measure.Replaced(token.token()));
            tokens.add(item);
        }
        return tokens;
    }

    private JsonObject token(int position) {
        JsonObject item = new JsonObject();
        item.addProperty("position", position);
        item.addProperty("token", text.tokens().get(position).text());
        return item;
    }

    /** Tokens count from 0, the last one included; characters as the user typed them. */
    private JsonObject span(String surface, int first, int last) {
        JsonObject item = new JsonObject();
        item.addProperty("text", surface);
        item.addProperty("first", first);
        item.addProperty("last", last);
        item.addProperty("start", text.tokens().get(first).start());
        item.addProperty("end", text.tokens().get(last).end());
        return item;
    }

    private void add(JsonObject item, String name, double value, Measure measure) {
        item.addProperty(name, value);
        if (original != null) {
            item.addProperty("original", measure.of(text, original));
        }
    }
}
