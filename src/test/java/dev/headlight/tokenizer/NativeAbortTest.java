package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokenizers that the fuzz test found: on each the native library would end the whole program. */
class NativeAbortTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/checkpoints/albert-mlm/tokenizer.json");

    @TempDir
    Path folder;

    private Path changed(String from, String to) throws IOException {
        String json = Files.readString(PUBLISHED);
        assertThat(json).contains(from);
        return Files.writeString(folder.resolve("tokenizer.json"), json.replace(from, to));
    }

    private void refused(Path file, String part) {
        assertThatThrownBy(() -> TextTokenizer.open(file, 64, folder).close())
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aTemplateWithATokenThatIsNotDescribedIsRefused() throws IOException {
        refused(
                changed("\"id\": \"[SEP]\",\n          \"type_id\"", "\"id\": \"[SE@]\",\n          \"type_id\""),
                "[SE@]");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"cleanup\": true', '\"cleanup\": True'",
        "'\"cleanup\": true', '\"cleanup\": 1e999'",
        "'\"cleanup\": true', '\"half\": \"\\ud800\"'",
        "'\"prefix\": \"##\"', '\"prefix\": \"\t\"'",
    })
    void jsonThatOnlyJavaUnderstandsIsRefused(String from, String to) throws IOException {
        refused(changed(from, to), "tokenizer.json");
    }
}
