package dev.headlight.figure;

import dev.headlight.analysis.compare.Alignment.Place;
import dev.headlight.analysis.compare.AttentionDifference;
import dev.headlight.core.LinkText;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Heatmap.AxisLabel;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** Says in words, with signs and four decimals, what differs. A focus here counts in rows and columns. */
record DifferenceWords(AttentionDifference difference, List<AxisLabel> queries, List<AxisLabel> keys) {
    /** As wide as a plus. */
    static final String MINUS = "−";

    String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width) {
        return MostFirst.fitted(room, width, most -> sentence(focus, most));
    }

    String describe(TokenFocus focus) {
        return sentence(focus, MostFirst.MOST);
    }

    private String sentence(TokenFocus focus, int most) {
        return switch (focus) {
            case TokenFocus.None() -> "";
            case TokenFocus.Query(int query) ->
                queries.get(query).text() + " looks: " + farthest(most, keys, key -> difference.number(query, key));
            case TokenFocus.Key(int key) ->
                keys.get(key).text() + " is looked at: "
                        + farthest(most, queries, query -> difference.number(query, key));
            case TokenFocus.Pair(int query, int key) -> pair(query, key);
        };
    }

    private String pair(int query, int key) {
        String names =
                LinkText.of(queries.get(query).text(), " → ", keys.get(key).text());
        float number = difference.number(query, key);
        Place row = difference.queries().place(query);
        Place column = difference.keys().place(key);
        if (Float.isNaN(number)) {
            boolean isInBoth = row.isInBoth() && column.isInBoth();
            return names + (isInBoth ? " is not worked out yet" : " is not in both");
        }
        return names + " " + signed(number) + " (A "
                + AttentionWords.number(difference.first().combined().weight(row.first(), column.first())) + ", B "
                + AttentionWords.number(difference.second().combined().weight(row.second(), column.second())) + ")";
    }

    private static String farthest(int most, List<AxisLabel> labels, IntFunction<Float> number) {
        String named = MostFirst.list(
                most,
                labels.size(),
                index -> Math.abs(number.apply(index)),
                index -> labels.get(index).text() + " " + signed(number.apply(index)));
        return named.isEmpty() ? "not in both" : named;
    }

    private static String signed(float number) {
        return String.format(Locale.ROOT, "%+.4f", number).replace("-", MINUS);
    }
}
