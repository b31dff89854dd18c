package dev.headlight.analysis.prediction;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of the text that may answer the question.
 *
 * <p>Its probability is that of its first token being the begin, times that of its last token being the end; both are a
 * softmax over the places where an answer may stand and the first token of the sequence, which stands for "no answer" where
 * the tokenizer added it.
 * An answer stands in the second sentence, or in the first where there is no second, and has {@value #LONGEST} tokens at
 * most.
 *
 * @param first its first token
 * @param last its last token
 */
public record AnswerSpan(int first, int last, double probability) {
    /** The longest answer, in tokens. */
    public static final int LONGEST = 30;

    /**
     * The likeliest answers, the best first, fewer than asked for where the text has fewer.
     *
     * @param start {@code [tokens]}
     * @param end {@code [tokens]}
     */
    public static List<AnswerSpan> best(TokenizedText text, FloatTensor start, FloatTensor end, int count) {
        double[] begins = probabilities(text, start);
        double[] ends = probabilities(text, end);
        List<AnswerSpan> spans = new ArrayList<>();
        for (int first = 0; first < begins.length; first++) {
            for (int last = first; last < Math.min(ends.length, first + LONGEST); last++) {
                if (isPlace(text, first) && isPlace(text, last)) {
                    spans.add(new AnswerSpan(first, last, begins[first] * ends[last]));
                }
            }
        }
        return spans.stream()
                .sorted(Comparator.comparingDouble((AnswerSpan span) -> -span.probability()))
                .limit(count)
                .toList();
    }

    /** How likely it is that the text holds no answer, as far as the model was trained to tell. */
    public static double none(TokenizedText text, FloatTensor start, FloatTensor end) {
        boolean hasPlace = !text.tokens().getFirst().isTyped();
        return hasPlace ? probabilities(text, start)[0] * probabilities(text, end)[0] : 0;
    }

    /** How likely one span is. */
    static double probability(TokenizedText text, FloatTensor start, FloatTensor end, int first, int last) {
        return probabilities(text, start)[first] * probabilities(text, end)[last];
    }

    private static double[] probabilities(TokenizedText text, FloatTensor logits) {
        float[] row = Logits.row(logits, 0);
        for (int token = 1; token < row.length; token++) {
            if (!isPlace(text, token)) {
                row[token] = Float.NEGATIVE_INFINITY;
            }
        }
        return Logits.softmax(row);
    }

    private static boolean isPlace(TokenizedText text, int token) {
        var place = text.tokens().get(token);
        return place.isTyped() && place.sentence() == (text.textPair() == null ? 0 : 1);
    }

    /** The characters of the text from the first token to the last. */
    public String surface(TokenizedText text) {
        return LabeledSpan.surface(text, first, last);
    }
}
