package dev.headlight.figure;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.TokenFocus;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Says in words, with four decimals, what tokens look at. */
record AttentionWords(ShownHeads heads) {
    private static final int MOST = 3;

    /** The sentence, with a note on what was averaged. */
    String describe(TokenFocus focus) {
        String sentence = sentence(focus, MOST);
        boolean plain = sentence.isEmpty() || heads.heads().size() == 1;
        return plain ? sentence : sentence + " (" + heads.label() + ")";
    }

    /** The longest sentence that is no wider than {@code room}; empty when nothing is in focus. */
    String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width) {
        int most = MOST;
        while (most > 1 && width.applyAsDouble(sentence(focus, most)) > room) {
            most--;
        }
        return sentence(focus, most);
    }

    /** The sentence with so many tokens at the most. */
    private String sentence(TokenFocus focus, int most) {
        AttentionMatrix mean = heads.mean();
        return switch (focus) {
            case TokenFocus.None() -> "";
            case TokenFocus.Query(int query) ->
                token(query) + " looks at " + strongest(most, mean.keys(), key -> mean.weight(query, key));
            case TokenFocus.Key(int key) ->
                token(key) + " is looked at by " + strongest(most, mean.queries(), query -> mean.weight(query, key));
            case TokenFocus.Pair(int query, int key) ->
                token(query) + " → " + token(key) + " " + number(mean.weight(query, key));
        };
    }

    private String strongest(int most, int count, IntToDoubleFunction weight) {
        boolean[] said = new boolean[count];
        StringJoiner words = new StringJoiner(", ");
        for (int place = 0; place < Math.min(most, count); place++) {
            int best = firstUnsaid(said);
            for (int index = 0; index < count; index++) {
                if (!said[index] && weight.applyAsDouble(index) > weight.applyAsDouble(best)) {
                    best = index;
                }
            }
            said[best] = true;
            words.add(token(best) + " " + number(weight.applyAsDouble(best)));
        }
        return words.toString();
    }

    private static int firstUnsaid(boolean[] said) {
        int index = 0;
        while (said[index]) {
            index++;
        }
        return index;
    }

    private String token(int index) {
        return TokenText.of(heads.token(index));
    }

    /** Four decimals with a point, as in papers and files. */
    static String number(double weight) {
        return String.format(Locale.ROOT, "%.4f", weight);
    }
}
