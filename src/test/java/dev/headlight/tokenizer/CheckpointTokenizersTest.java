package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.tokenizer.CheckpointTokenizers.Checkpoint;
import dev.headlight.tokenizer.CheckpointTokenizers.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTokenizersTest {
    @TempDir
    private Path folder;

    static Stream<Checkpoint> all() throws IOException {
        return CheckpointTokenizers.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tokensAndNumbersAreThoseOfTheReference(Checkpoint checkpoint) throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(checkpoint.copyTo(folder))) {
            checkRuns(tokenizer, checkpoint);
        }
    }

    private static void checkRuns(TextTokenizer tokenizer, Checkpoint checkpoint) {
        for (Run run : checkpoint.runs()) {
            List<Token> tokens = tokenizer.encode(run.text(), run.pair()).tokens();
            assertThat(tokens).extracting(Token::text).as(run.text()).isEqualTo(run.tokens());
            assertThat(tokens).extracting(Token::id).as(run.text()).isEqualTo(run.ids());
            assertThat(tokens).extracting(Token::typeId).as(run.text()).isEqualTo(run.typeIds());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachTokenReadsAsTheCharactersItStandsFor(Checkpoint checkpoint) throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(checkpoint.copyTo(folder))) {
            for (Run run : checkpoint.runs()) {
                TokenizedText text = tokenizer.encode(run.text(), run.pair());
                for (Token token : text.tokens()) {
                    if (token.isTyped()) {
                        String read = token.reading().replaceFirst("^(·|##)", "");
                        assertThat(read).isEqualToIgnoringCase(text.surface(token));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMaskIsFoundWhereTheVocabularyHasOne(Checkpoint checkpoint) throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(checkpoint.copyTo(folder))) {
            boolean hasMask = !List.of("gpt2-lm", "t5-seq2seq").contains(checkpoint.name());
            assertThat(tokenizer.maskId().isPresent()).isEqualTo(hasMask);
        }
    }

    /** A configuration that asks for segments, as those of published BERTs do. */
    @Test
    void theSecondSentenceIsASegmentWhereTheConfigurationAsksForSegments() throws Exception {
        CheckpointTokenizers.named("bert-mlm").copyTo(folder);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"BertTokenizer\"}");

        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            TokenizedText text = tokenizer.encode("the", "the");
            assertThat(text.typeIds()).containsExactly(0, 0, 0, 1, 1);
            assertThat(text.tokens()).extracting(Token::sentence).containsExactly(0, 0, 0, 1, 1);
        }
    }

    @Test
    void sentencesAreToldApartWhereTheModelHasNoSegments() throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(
                CheckpointTokenizers.named("roberta-mlm").copyTo(folder))) {
            TokenizedText text = tokenizer.encode("the", "the");
            assertThat(text.typeIds()).containsOnly(0);
            assertThat(text.tokens()).extracting(Token::sentence).containsExactly(0, 0, 0, 0, 0, 1, 1, 1);
        }
    }

    @Test
    void aWordBeginsBareAlsoAfterABlankOfItsOwn() throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(
                CheckpointTokenizers.named("roberta-mlm").copyTo(folder))) {
            assertThat(tokenizer.encode("the quickly cat", null).tokens())
                    .extracting(Token::reading)
                    .containsExactly("<s>", "t", "·he", " ", "qu", "·ic", "·k", "·ly", "c", "·at", "</s>");
        }
    }

    @Test
    void aTextWithoutTokensIsReadAsTheFirstSpecialToken() throws Exception {
        try (TextTokenizer tokenizer =
                CheckpointTokenizers.open(CheckpointTokenizers.named("gpt2-lm").copyTo(folder))) {
            TokenizedText text = tokenizer.encode("", null);
            assertThat(text.tokens()).extracting(Token::text).containsExactly("<|endoftext|>");
            assertThat(text.cut().isNothing()).isTrue();
        }
    }

    @Test
    void aTokenizerOneFolderAboveIsFoundForAFileInOnnx() throws Exception {
        CheckpointTokenizers.named("bert-mlm").copyTo(folder);
        Path onnx = Files.createDirectory(folder.resolve("onnx"));
        Path model = Files.createFile(onnx.resolve("model.onnx"));

        TokenizerSource expected = TokenizerFiles.read(folder);
        assertThat(TokenizerFiles.read(onnx)).isEqualTo(expected);
        assertThat(TokenizerFiles.read(model)).isEqualTo(expected);
    }

    /** Random characters of all kinds: spans go forward and, with what lies between them, make up the text. */
    @ParameterizedTest
    @ValueSource(strings = {"roberta-mlm", "gpt2-lm", "t5-seq2seq", "bert-mlm"})
    void spansGoForwardWhateverIsTyped(String name) throws Exception {
        Random random = new Random(7);
        try (TextTokenizer tokenizer =
                CheckpointTokenizers.open(CheckpointTokenizers.named(name).copyTo(folder))) {
            for (int round = 0; round < 300; round++) {
                String typed = RandomText.next(random, 40);
                int start = 0;
                int end = 0;
                for (Token token : tokenizer.encode(typed, null).tokens()) {
                    if (token.isTyped()) {
                        assertThat(token.start()).as(typed).isBetween(start, typed.length());
                        assertThat(token.end()).as(typed).isBetween(end, typed.length());
                        assertThat(token.start()).as(typed).isLessThanOrEqualTo(Math.max(end, token.start()));
                        start = token.start();
                        end = token.end();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"roberta-mlm", "gpt2-lm"})
    void aCharacterOfSeveralTokensBelongsToEachOfThem(String name) throws Exception {
        try (TextTokenizer tokenizer =
                CheckpointTokenizers.open(CheckpointTokenizers.named(name).copyTo(folder))) {
            TokenizedText text = tokenizer.encode("x \ud83d\ude00y", null);
            List<Token> parts = text.tokens().stream()
                    .filter(token -> token.reading().contains("⟨0x"))
                    .toList();
            assertThat(parts).hasSizeGreaterThan(1);
            assertThat(parts).extracting(text::surface).containsOnly("\ud83d\ude00");
        }
    }
}
