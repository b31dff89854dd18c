package dev.headlight.analysis.heads;

import dev.headlight.analysis.TokenRoles;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What head statistics need to know of a text, found out once for all heads. Immutable. */
public final class TextFeatures {
    private final TokenRoles roles;
    private final int[] classifiers;
    private final int[] separators;
    private final int[] punctuation;
    private final int[][] sameWord;
    private final int[][] repeated;

    private TextFeatures(TokenizedText text) {
        roles = TokenRoles.of(text);
        classifiers = places(text.size(), roles::isClassifier);
        separators = places(text.size(), roles::isSeparator);
        punctuation = places(text.size(), token -> roles.isPunctuation(token) && !isEnd(token));
        sameWord = others(text, Token::isTyped, token -> new Word(token.sentence(), token.word()));
        repeated = others(text, token -> !token.special(), Token::id);
    }

    public static TextFeatures of(TokenizedText text) {
        return new TextFeatures(text);
    }

    private record Word(int sentence, int index) {}

    private boolean isEnd(int token) {
        return roles.isClassifier(token) || roles.isSeparator(token);
    }

    private static int[] places(int size, IntPredicate wanted) {
        return IntStream.range(0, size).filter(wanted).toArray();
    }

    /** For each token the places of the others with the same key. */
    private static int[][] others(TokenizedText text, Predicate<Token> counts, Function<Token, Object> key) {
        Map<Object, List<Integer>> groups = text.tokens().stream()
                .filter(counts)
                .collect(Collectors.groupingBy(
                        key, HashMap::new, Collectors.mapping(Token::index, Collectors.toList())));
        int[][] others = new int[text.size()][];
        for (Token token : text.tokens()) {
            List<Integer> group = counts.test(token) ? groups.getOrDefault(key.apply(token), List.of()) : List.of();
            others[token.index()] = group.stream()
                    .mapToInt(Integer::intValue)
                    .filter(place -> place != token.index())
                    .toArray();
        }
        return others;
    }

    /** The number of tokens. */
    public int size() {
        return roles.size();
    }

    TokenRoles roles() {
        return roles;
    }

    double toClassifiers(float[] row) {
        return sum(row, classifiers);
    }

    double toSeparators(float[] row) {
        return sum(row, separators);
    }

    double toPunctuation(float[] row) {
        return sum(row, punctuation);
    }

    double toSameWord(int query, float[] row) {
        return sum(row, sameWord[query]);
    }

    double toRepeated(int query, float[] row) {
        return sum(row, repeated[query]);
    }

    private static double sum(float[] row, int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += row[place];
        }
        return sum;
    }
}
