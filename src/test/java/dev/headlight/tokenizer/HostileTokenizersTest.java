package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that lie, from nobody that could be trusted: one sentence each. */
class HostileTokenizersTest {
    private static final String MODEL =
            "\"model\": {\"type\": \"WordPiece\", \"unk_token\": \"a\", \"vocab\": {\"a\": 0}}";
    private static final int ROUNDS = 300;

    @TempDir
    private Path folder;

    static Stream<Arguments> tokenizers() {
        String merges = "\"a a\",".repeat(1_000_000);
        String nested = "[".repeat(100_000);
        String replace = "{\"type\": \"Replace\", \"pattern\": {\"String\": \"a\"}, \"content\": \"aaaa\"}";
        String normalizer = "\"normalizer\": {\"type\": \"Sequence\", \"normalizers\": [";
        return Stream.of(
                Arguments.of(
                        "{\"model\": {\"vocab\": {}, \"merges\": [" + merges + "\"a a\"]}}", "more than 800000 merges"),
                Arguments.of("{\"x\": " + nested, "esting"),
                Arguments.of("{\"normalizer\": " + nested, "esting"),
                Arguments.of("{\"model\": {\"vocab\": {\"a\": 0, \"b\": 0}}}", "share the number 0"),
                Arguments.of("{\"model\": {\"vocab\": {\"a\": 0, \"a\": 1}}}", "twice"),
                Arguments.of("{\"model\": {\"vocab\": {\"a\": -1}}}", "number -1"),
                Arguments.of("{\"model\": {\"vocab\": {\"a\": 1e12}}}", "number 1000000000000"),
                Arguments.of("{\"model\": {\"vocab\": 7}}", "Expected"),
                Arguments.of("{\"model\": {\"vocab\": [[\"a\", \"b\"]]}}", "b"),
                Arguments.of("{\"model\": {\"vocab\": {\"" + "a".repeat(5_000) + "\": 0}}}", "5000 characters"),
                Arguments.of("{\"model\": {\"vocab\": {\"a\": 0}, \"merges\": [[\"\", \"a\"]]}}", "a merge of 0"),
                Arguments.of("{" + MODEL + ", \"added_tokens\": [{\"id\": 1}]}", "no text"),
                Arguments.of("{" + MODEL + ", \"added_tokens\": 5}", "JSON"),
                Arguments.of(
                        "{" + normalizer + (replace + ",").repeat(19) + replace + "]}, " + MODEL + "}", "lengthen"),
                Arguments.of(
                        "{\"post_processor\": {\"type\": \"TemplateProcessing\", \"single\": ["
                                + "{\"Sequence\": {\"id\": \"A\"}},".repeat(500) + "{}]}, " + MODEL + "}",
                        "501 pieces"),
                Arguments.of(
                        "{\"post_processor\": {\"sep\": [\"a\", 9], \"cls\": [\"a\", 0]}, " + MODEL + "}", "number 9"),
                Arguments.of(
                        "{\"model\": {\"vocab\": {\"a\": 0}, \"max_input_chars_per_word\": 1000000000}}",
                        "1000000000 characters"),
                Arguments.of(
                        "{\"pre_tokenizer\": {\"type\": \"FixedLength\", \"length\": 0}, " + MODEL + "}",
                        "pieces of 0"),
                Arguments.of("{\"pre_tokenizer\": {\"pattern\": {\"Regex\": \"(a+)+$\"}}, " + MODEL + "}", "regular"),
                Arguments.of("{\"normalizer\": {\"pattern\": {\"String\": \"\"}}, " + MODEL + "}", "empty text"),
                Arguments.of(
                        "{\"model\": {\"merges\": [\"a b\"], \"continuing_subword_prefix\": \"x\", \"vocab\": {\"a\": 0}}}",
                        "prefix"),
                Arguments.of("{}", "no part \"model\""),
                Arguments.of("", "End of input"));
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void aTokenizerBeyondAllMeasureIsRefusedInOneSentence(String json, String reason) throws Exception {
        Files.writeString(folder.resolve("tokenizer.json"), json);

        assertThatThrownBy(() -> TokenizerFiles.read(folder))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContainingAll("tokenizer.json", reason)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n"));
        assertThatThrownBy(() -> TextTokenizer.open(folder.resolve("tokenizer.json"), 64, Path.of("target", "cache")))
                .isInstanceOf(TokenizerException.class);
    }

    static Stream<Map<String, String>> folders() {
        String special = "[UNK]\n[CLS]\n[SEP]\n";
        return Stream.of(
                Map.of(),
                Map.of("vocab.json", "{}"),
                Map.of("vocab.txt", ""),
                Map.of("vocab.txt", "a\nb\nc"),
                Map.of("vocab.txt", special + "a\na\n"),
                Map.of("vocab.txt", special, "tokenizer_config.json", "{\"do_lower_case\": \"yes\"}"),
                Map.of("vocab.txt", special, "tokenizer_config.json", "[1]"),
                Map.of("vocab.txt", special, "tokenizer_config.json", "{\"added_tokens_decoder\": {\"x\": {}}}"),
                Map.of("vocab.txt", special, "special_tokens_map.json", "{\"cls_token\": 5}"),
                Map.of("vocab.txt", special, "added_tokens.json", "{\"x\": 99}"),
                Map.of("vocab.json", "{\"a\": 0}", "merges.txt", "a b"),
                Map.of("vocab.json", "{\"a\": 0}", "merges.txt", "a b c d"),
                Map.of("vocab.json", "[]", "merges.txt", ""),
                Map.of("vocab.json", "{\"a</w>\": 0, \"b</w>\": 1}", "merges.txt", ""),
                Map.of("spiece.model", "", "config.json", "{\"model_type\": \"albert\"}"),
                Map.of("spiece.model", "\n\u0003ab", "config.json", "{\"model_type\": \"albert\"}"),
                Map.of("tokenizer.model", "\n\u0003\n\u0001a"));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void filesThatMakeNoTokenizerAreNamedInOneSentence(Map<String, String> files) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }

        assertThatThrownBy(() -> TokenizerFiles.read(folder))
                .isInstanceOf(TokenizerException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThan(600)
                        .doesNotContain("\n")
                        .containsPattern("Add|Fetch|Look"));
    }

    @Test
    void aTableOfReplacementsThatPointsBehindItsEndNeverReachesNativeCode() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < ROUNDS; round++) {
            ByteBuffer map = ByteBuffer.allocate(4 + 1024 + 8).order(ByteOrder.LITTLE_ENDIAN);
            map.putInt(1024);
            IntStream.range(0, 256).forEach(unit -> map.putInt(random.nextInt()));
            String normalizer = "\"normalizer\": {\"type\": \"Precompiled\", \"precompiled_charsmap\": \""
                    + Base64.getEncoder().encodeToString(map.array()) + "\"}";
            Files.writeString(folder.resolve("tokenizer.json"), "{" + normalizer + ", " + MODEL + "}");

            assertThatThrownBy(() -> TokenizerFiles.read(folder))
                    .isInstanceOf(TokenizerException.class)
                    .hasMessageContaining("character replacements");
        }
    }

    /** Every mutation is opened or refused; none brings the program down. */
    @Test
    void mutatedTokenizersAreOpenedOrRefused() throws Exception {
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String name = round % 2 == 0 ? "roberta-mlm" : "t5-seq2seq";
            byte[] bytes =
                    Files.readAllBytes(CheckpointTokenizers.FOLDER.resolve(name).resolve("tokenizer.json"));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
            }
            Path file = Files.write(folder.resolve("tokenizer.json"), bytes);
            try (TextTokenizer tokenizer = TextTokenizer.open(file, 64, Path.of("target", "test-cache"))) {
                assertThat(tokenizer.encode("The cat \ud83d\ude00", null).size())
                        .isLessThanOrEqualTo(64);
            } catch (TokenizerException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, ROUNDS - 1);
    }

    @Test
    void aVocabularyLargerThanTheModelsTableIsFoundOut() throws Exception {
        CheckpointTokenizers.named("roberta-mlm").copyTo(folder);
        TokenizerSource source = TokenizerFiles.read(folder);

        source.checkFits(420);
        source.checkFits(0);
        assertThatThrownBy(() -> source.checkFits(400)).hasMessageContainingAll("420 tokens", "400 embeddings");
    }

    @Test
    void aLargeVocabularyIsReadInFull() throws Exception {
        String words = IntStream.range(0, 300_000).mapToObj(word -> "w" + word).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("vocab.txt"), "[UNK]\n[CLS]\n[SEP]\n" + words);

        assertThat(TokenizerFiles.read(folder).largestId()).isEqualTo(300_002);
    }
}
