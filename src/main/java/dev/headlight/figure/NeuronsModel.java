package dev.headlight.figure;

import dev.headlight.analysis.neurons.HeadScores;
import dev.headlight.analysis.neurons.ScoreChain;
import dev.headlight.core.Selection;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One token that looks and all it looks at, number by number. Immutable; keep it while only the key in focus changes.
 *
 * @param trace where it comes from
 * @param scores of the head
 * @param chain of the token that looks
 * @param sortKey the key by whose score dimensions are sorted, or -1 for the model's order
 * @param order the dimensions from left to right
 * @param domain where the colours end
 */
record NeuronsModel(Trace trace, HeadScores scores, ScoreChain chain, int sortKey, List<Integer> order, Domain domain) {
    /**
     * The largest numbers without their signs.
     *
     * @param vectors of the query and all keys
     * @param products of both
     */
    record Domain(double vectors, double products) {
        static Domain of(ScoreChain chain) {
            double vectors = 0;
            double products = 0;
            for (int dimension = 0; dimension < chain.headSize(); dimension++) {
                vectors = Math.max(vectors, Math.abs(chain.queryNumber(dimension)));
                for (int key = 0; key < chain.keys(); key++) {
                    vectors = Math.max(vectors, Math.abs(chain.keyNumber(key, dimension)));
                    products = Math.max(products, Math.abs(chain.product(key, dimension)));
                }
            }
            return new Domain(vectors, products);
        }
    }

    static NeuronsModel of(Trace trace, HeadScores scores, ScoreChain chain, int sortKey) {
        int[] order = sortKey < 0 ? IntStream.range(0, chain.headSize()).toArray() : chain.byContribution(sortKey);
        return new NeuronsModel(
                trace, scores, chain, sortKey, IntStream.of(order).boxed().toList(), Domain.of(chain));
    }

    /** The token that looks: the one in focus, else the one of the strongest link. */
    static int query(HeadScores scores, Selection selection) {
        return switch (within(selection.focus(), scores.tokens())) {
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Pair(int query, int key) -> query;
            case TokenFocus.Key(int key) -> scores.strongestQuery(key);
            case TokenFocus.None() -> scores.strongestQuery();
        };
    }

    /** The key in focus, else the one that is looked at most. */
    static int key(HeadScores scores, TokenFocus focus, int query) {
        return switch (within(focus, scores.tokens())) {
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int looks, int key) -> looks == query ? key : scores.strongestKey(query);
            case TokenFocus.Query(int looks) -> scores.strongestKey(query);
            case TokenFocus.None() -> scores.strongestKey(query);
        };
    }

    /** The focus, or none where it names tokens that are not there: a pinned token may outlive its text. */
    private static TokenFocus within(TokenFocus focus, int tokens) {
        boolean exists = switch (focus) {
            case TokenFocus.None() -> true;
            case TokenFocus.Query(int query) -> query < tokens;
            case TokenFocus.Key(int key) -> key < tokens;
            case TokenFocus.Pair(int query, int key) -> Math.max(query, key) < tokens;
        };
        return exists ? focus : TokenFocus.NONE;
    }

    Token token(int index) {
        return trace.text().tokens().get(index);
    }

    String tokenText(int index) {
        return TokenText.of(token(index));
    }

    int keys() {
        return chain.keys();
    }
}
