package dev.headlight.analysis.prediction;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words that follow each other and have one label, such as a name.
 *
 * <p>A word has the label of its first piece, as models are trained; {@code B-} begins a new span, {@code I-} goes on
 * with one of the same kind; {@code O} is no span. The probability is the mean over the words' first pieces.
 *
 * @param kind the label without {@code B-} or {@code I-}
 * @param first its first token
 * @param last its last token
 */
public record LabeledSpan(String kind, int first, int last, double probability) {
    private static final String OUTSIDE = "O";

    /** The spans of a text, in its order. */
    public static List<LabeledSpan> of(TokenizedText text, List<TokenLabel> labels) {
        Builder builder = new Builder();
        Token before = null;
        for (Token token : text.tokens()) {
            if (!token.isTyped()) {
                builder.end();
            } else if (goesOn(before, token)) {
                builder.include(token.index());
            } else {
                builder.add(labels.get(token.index()));
            }
            before = token;
        }
        builder.end();
        return builder.spans;
    }

    private static boolean goesOn(@Nullable Token before, Token token) {
        return before != null
                && before.isTyped()
                && before.sentence() == token.sentence()
                && before.word() == token.word();
    }

    /** The characters of the text from the first token to the last. */
    public String surface(TokenizedText text) {
        return surface(text, first, last);
    }

    static String surface(TokenizedText text, int first, int last) {
        Token begin = text.tokens().get(first);
        String sentence = begin.sentence() == 1 && text.textPair() != null ? text.textPair() : text.text();
        return sentence.substring(begin.start(), text.tokens().get(last).end());
    }

    private static final class Builder {
        private final List<LabeledSpan> spans = new ArrayList<>();
        private String kind = "";
        private int first;
        private int last;
        private double sum;
        private int words;

        void add(TokenLabel label) {
            String found = kind(label.name());
            if (found.isEmpty() || !found.equals(kind) || label.name().startsWith("B-")) {
                end();
                first = label.token();
            }
            kind = found;
            last = label.token();
            sum += label.probability();
            words++;
        }

        void include(int token) {
            last = token;
        }

        void end() {
            if (!kind.isEmpty()) {
                spans.add(new LabeledSpan(kind, first, last, sum / words));
            }
            kind = "";
            sum = 0;
            words = 0;
        }

        /** Empty where the label says that the word is in no span. */
        private static String kind(String label) {
            String upper = label.toUpperCase(Locale.ROOT);
            if (upper.equals(OUTSIDE)) {
                return "";
            }
            return upper.startsWith("B-") || upper.startsWith("I-") ? label.substring(2) : label;
        }
    }
}
