package dev.headlight.ui;

import dev.headlight.analysis.prediction.AnswerSpan;
import dev.headlight.analysis.prediction.LabeledSpan;
import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.ReplacedToken;
import dev.headlight.analysis.prediction.TokenEffects;
import dev.headlight.analysis.prediction.TokenLabel;
import dev.headlight.analysis.prediction.WordScores;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenizedText;
import dev.headlight.figure.TokenNotes.Note;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers and labels for the tokens of the strip. */
final class StripNotes {
    private StripNotes() {}

    /** The probability of each token when it alone is masked. */
    static Map<Integer, Note> of(WordScores scores) {
        Map<Integer, Note> notes = new HashMap<>();
        scores.logProbabilities().forEach((token, log) -> {
            double probability = Math.exp(log);
            String own = String.format(Locale.ROOT, "%.4f when masked alone, log %.4f", probability, log);
            long pieces = scores.pieces(token);
            String word = pieces == 1
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "\nits word of %d pieces: %.4g, their product",
                            pieces,
                            Math.exp(scores.ofWord(token)));
            notes.put(
                    token,
                    new Note(
                            String.format(Locale.ROOT, "%.2f", probability), probability, "probability " + own + word));
        });
        return notes;
    }

    /** What blanking each token out does to the measured number. */
    static Map<Integer, Note> of(TokenEffects effects) {
        Map<Integer, Note> notes = new HashMap<>();
        double largest = Math.max(effects.largest(), Double.MIN_NORMAL);
        effects.without().forEach((token, value) -> {
            double change = value - effects.original();
            notes.put(
                    token,
                    new Note(
                            brief(change),
                            change / largest,
                            String.format(
                                    Locale.ROOT,
                                    "as %s: %s %.4f (%+.4f)",
                                    effects.blank(),
                                    effects.measured(),
                                    value,
                                    change)));
        });
        return notes;
    }

    /** What the model says of each token by itself. */
    static Map<Integer, Note> of(ModelTask task, List<String> labels, TokenizedText text, TaskAnswer answer) {
        if (answer.outputs().isEmpty()) {
            return Map.of();
        }
        return switch (task) {
            case TOKEN_CLASSIFICATION -> labels(text, TokenLabel.of(answer.output(Measure.LOGITS), labels));
            case QUESTION_ANSWERING -> answers(text, answer.output("start_logits"), answer.output("end_logits"));
            case REPLACED_TOKEN_DETECTION -> replaced(text, answer.output(Measure.LOGITS));
            case FILL_MASK, TEXT_CLASSIFICATION, FEATURE_EXTRACTION -> Map.of();
        };
    }

    private static Map<Integer, Note> labels(TokenizedText text, List<TokenLabel> labels) {
        Map<Integer, Note> notes = new HashMap<>();
        labels.forEach(label -> notes.put(
                label.token(),
                new Note("", 0, String.format(Locale.ROOT, "%s %.4f", label.name(), label.probability()))));
        for (LabeledSpan span : LabeledSpan.of(text, labels)) {
            for (int token = span.first(); token <= span.last(); token++) {
                String explained = String.format(
                        Locale.ROOT,
                        "%s %.4f",
                        labels.get(token).name(),
                        labels.get(token).probability());
                notes.put(token, new Note(token == span.first() ? span.kind() : "", span.probability(), explained));
            }
        }
        return notes;
    }

    private static Map<Integer, Note> answers(TokenizedText text, FloatTensor start, FloatTensor end) {
        Map<Integer, Note> notes = new HashMap<>();
        for (AnswerSpan best : AnswerSpan.best(text, start, end, 1)) {
            for (int token = best.first(); token <= best.last(); token++) {
                String label = token == best.first() ? "answer" : "";
                notes.put(
                        token,
                        new Note(
                                label,
                                best.probability(),
                                String.format(Locale.ROOT, "in the likeliest answer, %.4f", best.probability())));
            }
        }
        return notes;
    }

    private static Map<Integer, Note> replaced(TokenizedText text, FloatTensor logits) {
        Map<Integer, Note> notes = new HashMap<>();
        for (ReplacedToken token : ReplacedToken.of(logits)) {
            if (text.tokens().get(token.token()).isTyped()) {
                double probability = token.probability();
                notes.put(
                        token.token(),
                        new Note(
                                String.format(Locale.ROOT, "%.2f", probability),
                                probability,
                                String.format(Locale.ROOT, "replaced: %.4f", probability)));
            }
        }
        return notes;
    }

    /** Two decimals with a sign; 0 where nothing of them is left. */
    private static String brief(double change) {
        return Math.abs(change) < 0.005 ? "0" : String.format(Locale.ROOT, "%+.2f", change);
    }
}
