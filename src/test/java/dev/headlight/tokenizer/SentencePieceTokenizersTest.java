package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokenizers built from SentencePiece models behave as the published ones. */
class SentencePieceTokenizersTest extends BuiltTokenizers {
    @Test
    void aSentencePieceModelGivesTheTokenizerOfT5() throws Exception {
        CheckpointTokenizers.named("t5-seq2seq").copyTo(folder);
        JsonArray vocabulary = model(folder.resolve("tokenizer.json")).getAsJsonArray("vocab");
        Files.delete(folder.resolve("tokenizer.json"));
        Files.write(folder.resolve("spiece.model"), sentencePiece(vocabulary));
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"extra_ids\": 0}");

        checkRuns("t5-seq2seq");
    }

    @Test
    void fairseqsModelsAreNumberedAsXlmRobertaNumbersThem() throws Exception {
        CheckpointTokenizers.named("t5-seq2seq").copyTo(folder);
        JsonArray vocabulary = model(folder.resolve("tokenizer.json")).getAsJsonArray("vocab");
        Files.delete(folder.resolve("tokenizer.json"));
        Files.delete(folder.resolve("tokenizer_config.json"));
        Files.write(folder.resolve("sentencepiece.bpe.model"), sentencePiece(vocabulary));
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"xlm-roberta\"}");

        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            TokenizedText text = tokenizer.encode("The cat", "The <mask>");
            assertThat(text.tokens())
                    .extracting(Token::text)
                    .containsExactly("<s>", "▁The", "▁c", "at", "</s>", "</s>", "▁The", "<mask>", "</s>");
            assertThat(text.ids()).containsExactly(0, 58, 71, 60, 2, 2, 58, 301, 2);
            assertThat(text.typeIds()).containsOnly(0);
            assertThat(tokenizer.maskId()).hasValue(301);
        }
    }

    /** SentencePiece's 0 for what it does not know is 3 with XLM-R; all other numbers are one higher. */
    @Test
    void aRealSentencePieceModelCutsTextsAsSentencePieceDoes() throws Exception {
        Path model = CheckpointTokenizers.FOLDER.resolve("sentencepiece");
        JsonArray runs = JsonParser.parseString(Files.readString(model.resolve("expected.json")))
                .getAsJsonArray();
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(TokenizerFiles.read(model), folder)) {
            for (JsonElement run : runs) {
                String text = run.getAsJsonObject().get("text").getAsString();
                List<Integer> expected = run.getAsJsonObject().getAsJsonArray("ids").asList().stream()
                        .map(id -> id.getAsInt() == 0 ? 3 : id.getAsInt() + 1)
                        .toList();
                List<Token> tokens = tokenizer.encode(text, null).tokens();
                assertThat(tokens.subList(1, tokens.size() - 1))
                        .extracting(Token::id)
                        .as(text)
                        .isEqualTo(expected);
            }
        }
    }

    private static byte[] sentencePiece(JsonArray vocabulary) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (JsonElement pair : vocabulary) {
            byte[] text = pair.getAsJsonArray().get(0).getAsString().getBytes(StandardCharsets.UTF_8);
            byte[] score = ByteBuffer.allocate(Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(pair.getAsJsonArray().get(1).getAsFloat())
                    .array();
            file.write(0x0A);
            file.write(text.length + score.length + 3);
            file.write(0x0A);
            file.write(text.length);
            file.writeBytes(text);
            file.write(0x15);
            file.writeBytes(score);
        }
        return file.toByteArray();
    }
}
