package dev.headlight.analysis;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.BitSet;
import java.util.Set;

/** Which tokens of a text play a part in head statistics. Immutable. */
public final class TokenRoles {
    private static final Set<String> CLASSIFIERS = Set.of("[CLS]", "<s>");
    private static final Set<String> SEPARATORS = Set.of("[SEP]", "</s>");
    private static final Set<String> PUNCTUATION = Set.of(".", ",");

    private final int size;
    private final BitSet classifiers = new BitSet();
    private final BitSet separators = new BitSet();
    private final BitSet punctuation = new BitSet();

    private TokenRoles(TokenizedText text) {
        this.size = text.size();
        for (Token token : text.tokens()) {
            classifiers.set(token.index(), token.special() && CLASSIFIERS.contains(token.text()));
            separators.set(token.index(), token.special() && SEPARATORS.contains(token.text()));
            punctuation.set(token.index(), PUNCTUATION.contains(token.text()));
        }
    }

    public static TokenRoles of(TokenizedText text) {
        return new TokenRoles(text);
    }

    /** The number of tokens. */
    public int size() {
        return size;
    }

    /** How many separators there are. */
    public int separators() {
        return separators.cardinality();
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
