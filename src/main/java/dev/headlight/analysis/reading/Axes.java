package dev.headlight.analysis.reading;

import dev.headlight.core.Reading;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a reading shows of a text: those that look and those that are looked at. The focus of a selection counts in
 * tokens, figures count in units; this goes to and fro.
 *
 * @param queries the rows
 * @param keys the columns
 */
public record Axes(Axis queries, Axis keys) {
    /** Quick enough for any thread: it looks at each token a few times. */
    public static Axes of(TokenizedText text, Reading reading) {
        ShownTokens shown = ShownTokens.of(text, reading.hiding());
        return new Axes(axis(text, shown::isQuery, reading.words()), axis(text, shown::isKey, reading.words()));
    }

    private static Axis axis(TokenizedText text, Predicate<Token> isShown, boolean words) {
        List<Unit> units = new ArrayList<>();
        List<Token> tokens = text.tokens();
        int start = 0;
        while (start < tokens.size()) {
            int end = start + 1;
            while (words && end < tokens.size() && isSameWord(tokens.get(start), tokens.get(end))) {
                end++;
            }
            List<Token> shown =
                    tokens.subList(start, end).stream().filter(isShown).toList();
            if (!shown.isEmpty()) {
                units.add(WordText.unit(text, shown, words && shown.size() == end - start));
            }
            start = end;
        }
        return new Axis(units, tokens.size());
    }

    private static boolean isSameWord(Token first, Token other) {
        return first.word() >= 0 && first.word() == other.word() && first.sentence() == other.sentence();
    }

    /** Whether there is nothing to be seen. */
    public boolean isEmpty() {
        return queries.size() == 0 || keys.size() == 0;
    }

    /** A focus on tokens as a focus on units; on nothing where its tokens are hidden or no tokens of this text. */
    public TokenFocus toUnits(TokenFocus tokens) {
        TokenFocus units = switch (tokens) {
            case TokenFocus.None() -> TokenFocus.NONE;
            case TokenFocus.Query(int query) -> new TokenFocus.Query(queries.unitOf(query));
            case TokenFocus.Key(int key) -> new TokenFocus.Key(keys.unitOf(key));
            case TokenFocus.Pair(int query, int key) -> new TokenFocus.Pair(queries.unitOf(query), keys.unitOf(key));
        };
        return isShown(units) ? units : TokenFocus.NONE;
    }

    private static boolean isShown(TokenFocus units) {
        return switch (units) {
            case TokenFocus.None() -> true;
            case TokenFocus.Query(int query) -> query >= 0;
            case TokenFocus.Key(int key) -> key >= 0;
            case TokenFocus.Pair(int query, int key) -> query >= 0 && key >= 0;
        };
    }

    /** A focus on units as a focus on the first token of each. */
    public TokenFocus toTokens(TokenFocus units) {
        return switch (units) {
            case TokenFocus.None() -> TokenFocus.NONE;
            case TokenFocus.Query(int query) ->
                new TokenFocus.Query(queries.unit(query).first());
            case TokenFocus.Key(int key) -> new TokenFocus.Key(keys.unit(key).first());
            case TokenFocus.Pair(int query, int key) ->
                new TokenFocus.Pair(queries.unit(query).first(), keys.unit(key).first());
        };
    }
}
