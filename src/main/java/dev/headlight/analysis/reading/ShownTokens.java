package dev.headlight.analysis.reading;

import dev.headlight.core.Hiding;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tokens of a text a reading shows. Special tokens are those that the tokenizer adds, wherever they stand: a mask
 * that somebody typed is a word like others.
 */
public final class ShownTokens {
    private final TokenizedText text;
    private final Hiding hiding;
    private final Set<Integer> added;
    private final boolean isPair;

    private ShownTokens(TokenizedText text, Hiding hiding) {
        this.text = text;
        this.hiding = hiding;
        this.isPair = text.hasTwoSentences();
        this.added = text.tokens().stream()
                .filter(token -> token.special() && !token.isTyped())
                .map(Token::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static ShownTokens of(TokenizedText text, Hiding hiding) {
        return new ShownTokens(text, hiding);
    }

    /** Whether it is hidden when special tokens are. */
    public boolean isSpecial(Token token) {
        return token.special() && added.contains(token.id());
    }

    /** Whether the token is shown as one that looks. */
    public boolean isQuery(Token token) {
        return !(hiding.specialQueries() && isSpecial(token))
                && !isHiddenByHand(token)
                && (!isPair || hiding.sentences().showsQueriesOf(token.sentence()));
    }

    /** Whether the token is shown as one that is looked at. */
    public boolean isKey(Token token) {
        return !(hiding.specialKeys() && isSpecial(token))
                && !isHiddenByHand(token)
                && (!isPair || hiding.sentences().showsKeysOf(token.sentence()));
    }

    public boolean isHiddenByHand(Token token) {
        return hiding.tokens().contains(token.index());
    }

    /** Whether the filter of sentences has an effect. */
    boolean isPair() {
        return isPair;
    }

    /** The names of the special tokens, each once, such as {@code [CLS]} and {@code [SEP]}. */
    public List<String> specials() {
        return text.tokens().stream()
                .filter(this::isSpecial)
                .map(Token::reading)
                .distinct()
                .toList();
    }

    List<Token> tokens() {
        return text.tokens();
    }
}
