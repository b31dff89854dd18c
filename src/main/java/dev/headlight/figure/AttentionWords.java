package dev.headlight.figure;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.LinkText;
import dev.headlight.core.TokenFocus;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Says in words, with four decimals, what the units of a reading look at. A focus here counts in units. */
record AttentionWords(ReadAttention read) {
    /** The sentence, with a note on what the numbers are unless they are the weights of one head. */
    String describe(TokenFocus focus) {
        String sentence = sentence(focus, MostFirst.MOST);
        boolean plain = sentence.isEmpty() || (read.isPlain() && read.slots() == 1);
        return plain ? sentence : sentence + " (" + read.caption() + ")";
    }

    /** The longest sentence that is no wider than {@code room}; empty when nothing is in focus. */
    String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width) {
        return MostFirst.fitted(room, width, most -> sentence(focus, most));
    }

    /** The sentence with so many units at the most. */
    private String sentence(TokenFocus focus, int most) {
        AttentionMatrix all = read.combined();
        return switch (focus) {
            case TokenFocus.None() -> "";
            case TokenFocus.Query(int query) ->
                name(read.queries(), query) + " looks at "
                        + strongest(most, read.keys(), key -> all.weight(query, key));
            case TokenFocus.Key(int key) ->
                name(read.keys(), key) + " is looked at by "
                        + strongest(most, read.queries(), query -> all.weight(query, key));
            case TokenFocus.Pair(int query, int key) ->
                LinkText.of(name(read.queries(), query), " → ", name(read.keys(), key)) + " "
                        + number(all.weight(query, key));
        };
    }

    private static String strongest(int most, Axis axis, IntToDoubleFunction weight) {
        return MostFirst.list(
                most, axis.size(), weight, index -> name(axis, index) + " " + number(weight.applyAsDouble(index)));
    }

    private static String name(Axis axis, int index) {
        return TokenText.of(axis.unit(index));
    }

    /** Four decimals with a point, as in papers and files. */
    static String number(double weight) {
        return String.format(Locale.ROOT, "%.4f", weight);
    }
}
