package dev.headlight.analysis.prediction;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.LabelScale;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.TokenizedText;
import java.util.List;

/** One number of a model's answer that is watched while something else is changed, usually a probability. */
public sealed interface Measure {
    /**
     * The number in an answer.
     *
     * @param text what was asked; of the length that the measure was made for
     */
    double of(TokenizedText text, TaskAnswer answer);

    /** Where words have to be predicted for it. */
    default List<Integer> positions() {
        return List.of();
    }

    /**
     * The probability of a word, over the whole vocabulary.
     *
     * @param position the token's place in the sequence
     * @param id the word's number
     */
    record Word(int position, int id) implements Measure {
        @Override
        public double of(TokenizedText text, TaskAnswer answer) {
            return Math.exp(log(answer));
        }

        private double log(TaskAnswer answer) {
            TokenLogits words = answer.words();
            int row = words == null ? -1 : words.positions().indexOf(position);
            if (words == null || row < 0) {
                throw new IllegalArgumentException("no word was asked for at token " + position);
            }
            return Logits.logSoftmax(Logits.row(words.logits(), row), id);
        }

        @Override
        public List<Integer> positions() {
            return List.of(position);
        }
    }

    /**
     * The natural logarithm of the probability of a word, which does not vanish where the probability would.
     *
     * @param word whose
     */
    record LogWord(Word word) implements Measure {
        @Override
        public double of(TokenizedText text, TaskAnswer answer) {
            return word.log(answer);
        }

        @Override
        public List<Integer> positions() {
            return word.positions();
        }
    }

    /**
     * The probability of a label of the text; the model's number itself in a regression.
     *
     * @param id the label's number
     */
    record OfText(int id, LabelScale scale) implements Measure {
        @Override
        public double of(TokenizedText text, TaskAnswer answer) {
            return TextLabel.values(Logits.row(answer.output(LOGITS), 0), scale)[id];
        }
    }

    /**
     * The probability of a label of a token.
     *
     * @param token its place in the sequence
     * @param id the label's number
     */
    record OfToken(int token, int id) implements Measure {
        @Override
        public double of(TokenizedText text, TaskAnswer answer) {
            return Logits.softmax(Logits.row(answer.output(LOGITS), token))[id];
        }
    }

    /**
     * The probability that a stretch of the text answers the question, as {@link AnswerSpan} defines it.
     *
     * @param first its first token
     * @param last its last token
     */
    record Span(int first, int last) implements Measure {
        @Override
        public double of(TokenizedText text, TaskAnswer answer) {
            FloatTensor start = answer.output("start_logits");
            return AnswerSpan.probability(text, start, answer.output("end_logits"), first, last);
        }
    }

    /**
     * The probability that somebody replaced a token.
     *
     * @param token its place in the sequence
     */
    record Replaced(int token) implements Measure {
        @Override
        public double of(TokenizedText text, TaskAnswer answer) {
            return Logits.sigmoid(answer.output(LOGITS).get(token));
        }
    }

    /** The output that most tasks are answered by. */
    String LOGITS = "logits";
}
