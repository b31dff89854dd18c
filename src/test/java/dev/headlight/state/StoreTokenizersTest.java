package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.ModelDescription;
import dev.headlight.engine.EngineSettings;
import dev.headlight.testing.TestStore;
import dev.headlight.testing.TinyBert;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTokenizersTest {
    private static final InputText INPUT = new InputText("The windowsill.", null);
    private static final EngineSettings SETTINGS = new EngineSettings(1, Path.of("target", "test-cache"));

    @Test
    void everyModelGetsARowBelowWordsAndCharacters() {
        List<ModelDescription> models = List.of(
                TestStore.model("bert-base-uncased"), TestStore.model("all-minilm-l6-v2"), TinyBert.description());
        try (StoreTokenizers tokenizers = new StoreTokenizers(SETTINGS)) {
            TokenAlignment alignment = tokenizers.rows(INPUT, models);
            assertThat(alignment.rows())
                    .extracting(TokenRow::name)
                    .containsExactly("Words", "Characters", "BERT base uncased", "MiniLM L6 v2", "Tiny BERT");
            tokenizers.release();
            assertThat(tokenizers.rows(INPUT, models).rows()).hasSize(5);
        }
    }

    @Test
    void noMoreTokenizersAreOpenedThanCanBeCompared() {
        List<ModelDescription> models = Collections.nCopies(40, TinyBert.description());
        try (StoreTokenizers tokenizers = new StoreTokenizers(SETTINGS)) {
            assertThat(tokenizers.rows(INPUT, models).rows()).hasSize(2 + StoreTokenizers.MOST);
        }
    }

    @Test
    void afterClosingNothingIsOpenedAgain() {
        StoreTokenizers tokenizers = new StoreTokenizers(SETTINGS);
        tokenizers.close();
        tokenizers.close();
        assertThat(tokenizers.rows(INPUT, List.of(TinyBert.description())).rows())
                .hasSize(2);
    }
}
