package dev.headlight.analysis.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.tokens.TokenAlignment.Group;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelTokenizer;
import dev.headlight.testing.OpenedModels;
import dev.headlight.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAlignmentTest {
    private static final String TEXT = "Hello 🤗 windowsill,  naïve e\u0301 東京!";

    private static TokenRow byBert(String text, @Nullable String pair) throws Exception {
        return by(TestStore.model("bert-base-uncased"), text, pair);
    }

    private static TokenRow by(dev.headlight.core.ModelDescription model, String text, @Nullable String pair)
            throws Exception {
        try (ModelTokenizer tokenizer =
                ModelTokenizer.open(model, new EngineSettings(1, Path.of("target", "test-cache")))) {
            return new TokenRow(model.name(), tokenizer.tokenize(text, pair), tokenizer.unknownId(), true);
        }
    }

    private static void checkOrder(TokenAlignment alignment) {
        for (int row = 0; row < alignment.rows().size(); row++) {
            int end = 0;
            int tokens = 0;
            for (Group group : alignment.groups(row)) {
                assertThat(group.first()).isGreaterThanOrEqualTo(end);
                assertThat(group.end()).isGreaterThan(group.first()).isLessThanOrEqualTo(alignment.cells());
                for (Token token : group.tokens()) {
                    assertThat(token.index()).isEqualTo(tokens++);
                    if (token.isTyped()) {
                        assertThat(alignment.first(token)).isGreaterThanOrEqualTo(group.first());
                        assertThat(alignment.end(token)).isLessThanOrEqualTo(group.end());
                    }
                }
                end = group.end();
            }
            assertThat(tokens).isEqualTo(alignment.rows().get(row).text().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoints/roberta-mlm", "checkpoints/albert-mlm", "checkpoints/mpnet-mlm"})
    void everyTokenStandsOverItsCharactersInOrder(String path) throws Exception {
        for (String pair : new @Nullable String[] {null, "", "and 🤗 more"}) {
            checkOrder(TokenAlignment.of(
                    TEXT,
                    pair,
                    List.of(
                            PlainTokens.words(TEXT, pair),
                            PlainTokens.characters(TEXT, pair),
                            byBert(TEXT, pair),
                            by(OpenedModels.model(path), TEXT, pair))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🤗", "\ud83e", "a", "\n\n"})
    void anyTextCanBeLaidOut(String text) throws Exception {
        checkOrder(TokenAlignment.of(
                text,
                null,
                List.of(PlainTokens.words(text, null), PlainTokens.characters(text, null), byBert(text, null))));
    }

    @Test
    void wordsAreWhatStandsBetweenBlanks() {
        TokenizedText words =
                PlainTokens.words(" The cat,\tsat\u00a0on ", "a pair").text();
        assertThat(words.tokens()).extracting(Token::text).containsExactly("The", "cat,", "sat", "on", "a", "pair");
        assertThat(words.tokens()).extracting(words::surface).containsExactly("The", "cat,", "sat", "on", "a", "pair");
    }

    @Test
    void charactersAreCodePoints() {
        TokenizedText characters = PlainTokens.characters("a 🤗", null).text();
        assertThat(characters.tokens()).extracting(Token::text).containsExactly("a", "🤗");
        assertThat(characters.tokens()).extracting(Token::id).containsExactly(97, 0x1F917);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void nothingTypedIsNoWordAndNoCharacter(String text) {
        assertThat(PlainTokens.words(text, null).counts().tokens()).isZero();
        assertThat(PlainTokens.characters(text, "").counts().tokens()).isZero();
    }

    @Test
    void unknownWordsAndSplitWordsAreCounted() throws Exception {
        TokenRow row = byBert("the windowsill 🤗", null);
        assertThat(row.counts()).isEqualTo(new TokenRow.Counts(6, 2, 1, 1));
        assertThat(row.text().tokens().stream().filter(row::isUnknown))
                .extracting(Token::text)
                .containsExactly("[UNK]");
        assertThat(row.text().tokens().stream().filter(row::isPieceOfWord))
                .extracting(Token::text)
                .containsExactly("windows", "##ill");
    }

    @Test
    void specialTokensStandBeforeBetweenAndBehindTheSentences() throws Exception {
        TokenAlignment alignment = TokenAlignment.of("ab", "cd", List.of(byBert("ab", "cd")));
        assertThat(alignment.cells()).isEqualTo(7);
        assertThat(alignment.groups(0)).extracting(Group::first).containsExactly(0, 1, 3, 4, 6);
    }
}
