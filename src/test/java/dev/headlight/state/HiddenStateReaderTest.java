package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.embeddings.NearWords;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.TraceRequest;
import dev.headlight.testing.OpenedModels;
import dev.headlight.testing.TestStore;
import dev.headlight.testing.TinyBert;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The head by itself, on the last hidden states, against the whole model's own logits, within 1e-4. */
class HiddenStateReaderTest {
    private static final EngineSettings SETTINGS = new EngineSettings(2, Path.of("target", "test-cache"));
    private static final float TOLERANCE = 1e-4f;
    private static final String TEXT = "The cat sat on the mat.";

    private static Trace predicting(ModelDescription model, String text) throws Exception {
        try (Engine engine = Engine.open(model, SETTINGS)) {
            TokenizedText tokens = engine.tokenize(text, null);
            List<Integer> all = IntStream.range(0, tokens.size()).boxed().toList();
            return engine.prepare(new TraceRequest(tokens, EnumSet.of(TraceField.HIDDEN_STATES), Set.of(), all))
                    .execute();
        }
    }

    private static void checkLastState(ModelDescription model, String text) throws Exception {
        Trace trace = predicting(model, text);
        HiddenStates states = Objects.requireNonNull(trace.details().hiddenStates());
        FloatTensor expected =
                Objects.requireNonNull(trace.details().predictions()).logits();
        int vocabulary = expected.dimension(1);
        try (HiddenStateReader reader = new HiddenStateReader(SETTINGS)) {
            for (int token = 0; token < trace.text().size(); token++) {
                FloatTensor found = reader.logits(model, states, token).orElseThrow();
                assertThat(found.shape()).containsExactly(states.count(), vocabulary);
                float[] last = new float[vocabulary];
                found.copy((states.count() - 1) * vocabulary, last);
                float[] wanted = new float[vocabulary];
                expected.copy(token * vocabulary, wanted);
                assertThat(last).containsExactly(wanted, within(TOLERANCE));
            }
        }
    }

    @Test
    void theHeadOfTheTinyBertIsTheModels() throws Exception {
        checkLastState(TinyBert.description(), TEXT);
    }

    @Test
    void theHeadOfBertIsTheModels() throws Exception {
        checkLastState(TestStore.model("bert-base-uncased"), "The cat [MASK] on the mat.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoints/albert-mlm",
                "checkpoints/bert-mlm",
                "checkpoints/distilbert-mlm",
                "checkpoints/mpnet-mlm",
                "checkpoints/roberta-mlm"
            })
    void theHeadsOfCheckpointsAreTheModels(String path) throws Exception {
        checkLastState(OpenedModels.model(path), TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-distilbert-mlm.dynamo-sdpa-op18.onnx",
                "tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx",
                "tiny-albert-mlm.legacy-sdpa-op17.onnx",
                "tiny-roberta-mlm.legacy-eager-op14.onnx"
            })
    void theHeadsOfExportedFilesAreTheModels(String file) throws Exception {
        checkLastState(OpenedModels.onnx(file), "the cat sat on the mat.");
    }

    @Test
    void theLikeliestWordsOfEveryStateAreRanked() throws Exception {
        ModelDescription model = TestStore.model("bert-base-uncased");
        Trace trace = predicting(model, "The cat [MASK] on the mat.");
        try (HiddenStateReader reader = new HiddenStateReader(SETTINGS)) {
            List<NearWords> words = reader.words(
                            model, Objects.requireNonNull(trace.details().hiddenStates()), 3, 5)
                    .orElseThrow();
            assertThat(words).hasSize(13);
            assertThat(words).allSatisfy(state -> {
                assertThat(state.words()).hasSize(5);
                assertThat(state.words().stream()
                                .map(NearWords.Word::probability)
                                .toList())
                        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            });
        }
    }

    @Test
    void aModelWithoutAHeadForWordsHasNone() throws Exception {
        ModelDescription model = TestStore.model("all-minilm-l6-v2");
        Trace trace = OpenedModels.trace(model, TEXT, EnumSet.of(TraceField.HIDDEN_STATES));
        try (HiddenStateReader reader = new HiddenStateReader(SETTINGS)) {
            assertThat(reader.words(
                            model, Objects.requireNonNull(trace.details().hiddenStates()), 1, 5))
                    .isEmpty();
        }
    }

    @Test
    void theTableOfPositionsIsFoundWhereThereIsOne() throws Exception {
        try (HiddenStateReader reader = new HiddenStateReader(SETTINGS)) {
            assertThat(reader.positions(TestStore.model("bert-base-uncased"))
                            .orElseThrow()
                            .shape())
                    .containsExactly(512, 768);
            assertThat(reader.positions(TestStore.model("all-minilm-l6-v2"))
                            .orElseThrow()
                            .shape())
                    .containsExactly(512, 384);
            for (String path : List.of("albert-mlm", "distilbert-mlm", "mpnet-mlm", "roberta-mlm")) {
                ModelDescription model = OpenedModels.model("checkpoints/" + path);
                assertThat(reader.positions(model).orElseThrow().dimension(0))
                        .isGreaterThanOrEqualTo(model.shape().maxTokens());
            }
        }
    }
}
