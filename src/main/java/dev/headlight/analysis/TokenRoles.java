package dev.headlight.analysis;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tokens of a text play a part in head statistics. Immutable.
 *
 * <p>Roles go by place, not by name: the classifier is what the tokenizer adds before everything else ({@code [CLS]},
 * {@code <s>}), separators are what it adds behind the sentences ({@code [SEP]}, {@code </s>}). A model may have
 * neither.
 */
public final class TokenRoles {
    private static final Set<String> PUNCTUATION = Set.of(".", ",");

    private final int size;
    private final String classifier;
    private final String separator;
    private final BitSet classifiers = new BitSet();
    private final BitSet separators = new BitSet();
    private final BitSet punctuation = new BitSet();

    private TokenRoles(TokenizedText text) {
        List<Token> tokens = text.tokens();
        Set<Integer> ending = tokens.stream()
                .skip(1)
                .filter(TokenRoles::isAdded)
                .map(Token::id)
                .collect(Collectors.toSet());
        Token first = tokens.getFirst();
        for (Token token : tokens) {
            boolean isFirst = token.index() == 0 && isAdded(token);
            boolean isLikeFirst = isAdded(first) && token.id() == first.id() && !ending.contains(token.id());
            classifiers.set(token.index(), isFirst || (token.special() && isLikeFirst));
            separators.set(token.index(), !isFirst && token.special() && ending.contains(token.id()));
            punctuation.set(token.index(), PUNCTUATION.contains(token.reading()));
        }
        size = text.size();
        classifier = name(tokens, classifiers);
        separator = name(tokens, separators);
    }

    public static TokenRoles of(TokenizedText text) {
        return new TokenRoles(text);
    }

    private static boolean isAdded(Token token) {
        return token.special() && !token.isTyped();
    }

    private static String name(List<Token> tokens, BitSet role) {
        return role.isEmpty()
                ? ""
                : tokens.get(role.previousSetBit(tokens.size() - 1)).text();
    }

    /** The number of tokens. */
    public int size() {
        return size;
    }

    /** How many separators there are. */
    public int separators() {
        return separators.cardinality();
    }

    /** What this model calls its classifier, such as {@code [CLS]}; empty where it has none. */
    public String classifier() {
        return classifier;
    }

    /** What this model calls its separator, such as {@code [SEP]}; empty where it has none. */
    public String separator() {
        return separator;
    }

    public boolean isClassifier(int token) {
        return classifiers.get(token);
    }

    public boolean isSeparator(int token) {
        return separators.get(token);
    }

    /** Whether it is a full stop or a comma. */
    public boolean isPunctuation(int token) {
        return punctuation.get(token);
    }
}
