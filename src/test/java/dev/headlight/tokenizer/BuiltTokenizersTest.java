package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokenizers built from vocabularies behave as the published {@code tokenizer.json} of the same vocabulary. */
class BuiltTokenizersTest extends BuiltTokenizers {
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
