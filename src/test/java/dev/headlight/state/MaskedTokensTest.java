package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MaskedTokensTest {
    private static final Token.Piece MASK = new Token.Piece(4, "[MASK]", "[MASK]", true);

    /** Words between two special tokens; a word's number is its hash. */
    private static TokenizedText text(String sentence) {
        List<Token> tokens = new ArrayList<>();
        tokens.add(Tokens.added(0, 2, "[CLS]", true));
        int start = 0;
        for (String word : sentence.split(" ", -1)) {
            tokens.add(Tokens.typed(tokens.size(), 1000 + word.hashCode(), word, start, start + word.length()));
            start += word.length() + 1;
        }
        tokens.add(Tokens.added(tokens.size(), 3, "[SEP]", true));
        return new TokenizedText(sentence, null, tokens, TokenizedText.Cut.NONE);
    }

    private static MaskedTokens masks(Integer... places) {
        return new MaskedTokens(new TreeSet<>(Set.of(places)));
    }

    @Test
    void aMaskCoversTheTokenAndTheTextKeepsItsWords() {
        TokenizedText typed = text("the cat sat");
        TokenizedText read = masks(2).over(typed, MASK);

        assertThat(read.tokens()).extracting(Token::text).containsExactly("[CLS]", "the", "[MASK]", "sat", "[SEP]");
        assertThat(read.text()).isEqualTo("the cat sat");
        assertThat(read.surface(read.tokens().get(2))).isEqualTo("cat");
        assertThat(MaskedTokens.NONE.over(typed, MASK)).isEqualTo(typed);
    }

    @Test
    void togglingTwiceChangesNothing() {
        assertThat(masks(1).toggled(3).toggled(3)).isEqualTo(masks(1));
    }

    @Test
    void masksBeforeAndBehindAnEditStay() {
        TokenizedText before = text("the cat sat on the mat");
        TokenizedText after = text("the cat quietly sat on the mat");

        assertThat(masks(2, 6).movedTo(before, after)).isEqualTo(masks(2, 7));
    }

    @Test
    void aMaskGoesWithItsToken() {
        assertThat(masks(2).movedTo(text("the cat sat"), text("the dog sat"))).isEqualTo(MaskedTokens.NONE);
        assertThat(masks(2).movedTo(text("the cat sat"), text("the sat"))).isEqualTo(MaskedTokens.NONE);
    }

    @Test
    void aRepeatedWordIsNotMistakenForAnother() {
        assertThat(masks(1).movedTo(text("the the the"), text("the the the the")))
                .isEqualTo(masks(1));
        assertThat(masks(1, 2).movedTo(text("a b"), text("b"))).isEqualTo(masks(1));
    }

    @Test
    void anotherTokenizerKeepsMasksOverTheSameCharacters() {
        TokenizedText before = text("the cat sat");
        List<Token> pieces = List.of(
                Tokens.typed(0, 1, "the", 0, 3),
                Tokens.typed(1, 2, "ca", 4, 6),
                Tokens.typed(2, 3, "t", 6, 7),
                Tokens.typed(3, 4, "sat", 8, 11));
        TokenizedText after = new TokenizedText("the cat sat", null, pieces, TokenizedText.Cut.NONE);

        assertThat(masks(1, 2, 3).movedTo(before, after)).isEqualTo(masks(0, 3));
    }
}
