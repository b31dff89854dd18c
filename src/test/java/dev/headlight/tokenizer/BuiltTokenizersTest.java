package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.tokenizer.CheckpointTokenizers.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokenizers built from vocabularies behave as the published {@code tokenizer.json} of the same vocabulary. */
class BuiltTokenizersTest {
    private static final List<String> TEXTS = List.of(
            "",
            "The cat sat on the mat.",
            "Café naïve Ångström ÇA ÉTÉ",
            "e\u0301a\u030a x",
            "你好 world 東京",
            "👨‍👩‍👧 😀x",
            "a\u0000b\u0007c\td\u00a0e\u200bf",
            "don't stop, 3.14% (ok)!",
            "STRASSE ß İ ǅ",
            "word".repeat(60),
            "[MASK] [CLS] x[SEP]y <mask> </s>");

    @TempDir
    private Path folder;

    private static JsonObject model(Path tokenizerJson) throws IOException {
        return JsonParser.parseString(Files.readString(tokenizerJson))
                .getAsJsonObject()
                .getAsJsonObject("model");
    }

    private static List<String> vocabulary(JsonObject model) {
        return model.getAsJsonObject("vocab").entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().getAsInt()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void checkRuns(String name) throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            for (Run run : CheckpointTokenizers.named(name).runs()) {
                if (!run.text().contains("<mask>")) {
                    List<Token> tokens =
                            tokenizer.encode(run.text(), run.pair()).tokens();
                    assertThat(tokens).extracting(Token::text).isEqualTo(run.tokens());
                    assertThat(tokens).extracting(Token::id).isEqualTo(run.ids());
                    assertThat(tokens).extracting(Token::typeId).isEqualTo(run.typeIds());
                }
            }
        }
    }

    private void checkSame(Path publishedFolder, Path builtFolder) throws Exception {
        Path published = Files.createTempFile(folder, "published", ".json");
        Files.writeString(published, TokenizerFiles.read(publishedFolder).json());
        try (TextTokenizer one = TextTokenizer.open(published, 512, Path.of("target", "test-cache"));
                TextTokenizer other = CheckpointTokenizers.open(builtFolder)) {
            for (String text : TEXTS) {
                TokenizedText expected = one.encode(text, null);
                TokenizedText found = other.encode(text, null);
                int shared = Math.min(expected.size(), found.size());
                assertThat(found.size()).isEqualTo(Math.min(64, expected.size()));
                assertThat(found.tokens().subList(0, shared - 1))
                        .as(text)
                        .isEqualTo(expected.tokens().subList(0, shared - 1));
            }
        }
    }

    @Test
    void aVocabularyOfBertGivesItsTokenizer() throws Exception {
        CheckpointTokenizers.named("bert-mlm").copyTo(folder);
        Path built = Files.createDirectory(folder.resolve("built"));
        Files.copy(folder.resolve("tokenizer_config.json"), built.resolve("tokenizer_config.json"));
        Files.write(built.resolve("vocab.txt"), vocabulary(model(folder.resolve("tokenizer.json"))));

        checkSame(folder, built);
        Files.delete(folder.resolve("tokenizer.json"));
        Files.copy(built.resolve("vocab.txt"), folder.resolve("vocab.txt"));
        checkRuns("bert-mlm");
    }

    @Test
    void aVocabularyAndMergesGiveTheTokenizerOfRoberta() throws Exception {
        CheckpointTokenizers.named("roberta-mlm").copyTo(folder);
        JsonObject model = model(folder.resolve("tokenizer.json"));
        Files.delete(folder.resolve("tokenizer.json"));
        Files.writeString(folder.resolve("vocab.json"), new Gson().toJson(model.get("vocab")));
        StringBuilder merges = new StringBuilder("#version: 0.2\n");
        for (JsonElement merge : model.getAsJsonArray("merges")) {
            JsonArray pair = merge.getAsJsonArray();
            merges.append(pair.get(0).getAsString())
                    .append(' ')
                    .append(pair.get(1).getAsString())
                    .append('\n');
        }
        Files.writeString(folder.resolve("merges.txt"), merges);

        checkRuns("roberta-mlm");
        assertThat(TokenizerFiles.read(folder).origin()).contains("vocab.json", "merges.txt", "RoBERTa", "420 tokens");
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            assertThat(tokenizer.encode("The <mask> on", null).tokens())
                    .extracting(Token::text)
                    .containsExactly("<s>", "The", "<mask>", "Ġon", "</s>");
        }
    }

    /** All characters that bytes are written as, alone and as the end of a word, then merges, then special tokens. */
    private void writeWordEnds(String family, List<String> merges, String... special) throws IOException {
        List<String> tokens = new ArrayList<>();
        for (int letter = '!'; letter <= 'ÿ'; letter++) {
            if (letter <= '~' || letter >= '¡') {
                tokens.add(Character.toString(letter));
                tokens.add(Character.toString(letter) + "</w>");
            }
        }
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        tokens.addAll(List.of(special));
        JsonObject vocabulary = new JsonObject();
        tokens.forEach(token -> vocabulary.addProperty(token, vocabulary.size()));
        Files.writeString(folder.resolve("vocab.json"), vocabulary.toString());
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\n" + String.join("\n", merges) + "\n");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"" + family + "\"}");
    }

    private List<String> cut(String text, @Nullable String pair) throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            return tokenizer.encode(text, pair).tokens().stream()
                    .map(Token::text)
                    .toList();
        }
    }

    @Test
    void theTokenizerOfClipMarksWhereWordsEnd() throws Exception {
        List<String> merges = List.of("c a", "ca t</w>", "o n</w>", "d on</w>", "' t</w>", "r Ã", "rÃ ©</w>");
        writeWordEnds("CLIPTokenizer", merges, "<|startoftext|>", "<|endoftext|>");
        assertThat(cut("A  CAT\ndon't 42!?", null))
                .containsExactly(
                        "<|startoftext|>",
                        "a</w>",
                        "cat</w>",
                        "don</w>",
                        "'t</w>",
                        "4</w>",
                        "2</w>",
                        "!",
                        "?</w>",
                        "<|endoftext|>");
        assertThat(cut("re\u0301 cat", "cat")).startsWith("<|startoftext|>", "rÃ©</w>", "cat</w>");
        assertThat(cut("cat", "cat"))
                .containsExactly(
                        "<|startoftext|>", "cat</w>", "<|endoftext|>", "<|endoftext|>", "cat</w>", "<|endoftext|>");
        assertThat(TokenizerFiles.read(folder).origin()).contains("CLIP");
    }

    @Test
    void theTokenizerOfHerbertCutsLikeBertAndMarksWhereWordsEnd() throws Exception {
        List<String> merges = List.of("K o", "Ko t</w>", "a l", "al a</w>");
        writeWordEnds("HerbertTokenizerFast", merges, "<s>", "<pad>", "</s>", "<unk>", "<mask>");
        assertThat(cut("Kot, ala ж <mask>", null))
                .containsExactly("<s>", "Kot</w>", ",</w>", "ala</w>", "<unk>", "<mask>", "</s>");
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            assertThat(tokenizer.encode("Kot", "ala").tokens())
                    .extracting(Token::typeId)
                    .containsExactly(0, 0, 0, 1, 1);
        }
    }

    @Test
    void otherVocabulariesThatMarkWhereWordsEndAreRefusedByName() throws Exception {
        writeWordEnds("FlaubertTokenizer", List.of("c a"), "<s>", "</s>");
        assertThatThrownBy(() -> TokenizerFiles.read(folder))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContainingAll("flaubert", "CLIP", "tokenizer.json");
    }

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

    @Test
    void aVocabularyWithCapitalsKeepsThem() throws Exception {
        Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nThe\nthe\n");
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            assertThat(tokenizer.encode("The the", null).ids()).containsExactly(2, 5, 6, 3);
        }
    }

    @Test
    void theConfigurationDecidesAboutCapitals() throws Exception {
        Files.writeString(folder.resolve("vocab.txt"), "[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\nThe\r\nthe\r\n");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": true}");
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            assertThat(tokenizer.encode("The the", null).ids()).containsExactly(2, 6, 6, 3);
        }
    }

    @Test
    void mpnetHasItsOwnSpecialTokensAndTwoSeparatorsInAPair() throws Exception {
        Files.writeString(folder.resolve("vocab.txt"), "<s>\n<pad>\n</s>\n<unk>\n[UNK]\nthe\n<mask>\n");
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mpnet\"}");
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            TokenizedText text = tokenizer.encode("the <mask>", "the");
            assertThat(text.ids()).containsExactly(0, 5, 6, 2, 2, 5, 2);
            assertThat(text.typeIds()).containsOnly(0);
            assertThat(tokenizer.maskId()).hasValue(6);
        }
    }

    @Test
    void tokensThatTheConfigurationAddsAreAppended() throws Exception {
        Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\n");
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<hit>\": 6}");
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            assertThat(tokenizer.encode("the <hit>", null).ids()).containsExactly(2, 5, 6, 3);
        }
        assertThat(TokenizerFiles.read(folder).largestId()).isEqualTo(6);
        assertThatThrownBy(() -> TokenizerFiles.read(folder).checkFits(6))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContainingAll("7 tokens", "6 embeddings");
    }
}
