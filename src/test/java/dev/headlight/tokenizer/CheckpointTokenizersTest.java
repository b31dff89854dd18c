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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    void aTokenizerOneFolderAboveIsFoundForAFileInOnnx() throws Exception {
        CheckpointTokenizers.named("bert-mlm").copyTo(folder);
        Path onnx = Files.createDirectory(folder.resolve("onnx"));
        Path model = Files.createFile(onnx.resolve("model.onnx"));

        TokenizerSource expected = TokenizerFiles.read(folder);
        assertThat(TokenizerFiles.read(onnx)).isEqualTo(expected);
        assertThat(TokenizerFiles.read(model)).isEqualTo(expected);
    }
}
