package dev.headlight.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.TensorFile;
import dev.headlight.testing.TinyBert;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static Engine engine;

    @BeforeAll
    static void open() throws ModelOpenException {
        engine = Engine.open(TinyBert.description(), new EngineSettings(2, Path.of("target", "test-cache")));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Trace trace(String text, Set<TraceField> fields, Set<HeadRef> off, List<Integer> positions)
            throws Exception {
        return engine.prepare(new TraceRequest(engine.tokenize(text, null), fields, off, positions))
                .execute();
    }

    @Test
    void attentionsAreThoseOfTheReference() throws Exception {
        Trace trace = trace("The cat sat on the mat.", Set.of(), Set.of(), List.of());

        TensorFile expected = new TensorFile(TinyBert.folder().resolve("expected-0.safetensors"));
        assertThat(attentions(trace)).containsExactly(expected.numbers("attentions"), within(1e-5f));
    }

    @Test
    void hiddenStatesAndLogitsAreThoseOfTheReference() throws Exception {
        Trace trace =
                trace("The cat [MASK] on the mat.", EnumSet.of(TraceField.HIDDEN_STATES), Set.of(), List.of(4, 0));

        TensorFile expected = new TensorFile(TinyBert.folder().resolve("expected-3.safetensors"));
        float[] states = new float[4 * 11 * 48];
        for (int state = 0; state < 4; state++) {
            requireNonNull(trace.details().hiddenStates()).state(state).copy(0, states, state * 11 * 48, 11 * 48);
        }
        assertThat(states).containsExactly(expected.numbers("hidden_states"), within(1e-4f));
        FloatTensor logits = requireNonNull(trace.details().predictions()).logits();
        float[] wanted = expected.numbers("logits");
        for (int token = 0; token < 400; token++) {
            assertThat(logits.get(token)).isCloseTo(wanted[4 * 400 + token], within(1e-4f));
            assertThat(logits.get(400 + token)).isCloseTo(wanted[token], within(1e-4f));
        }
    }

    @Test
    void onlyWhatWasAskedForIsInTheTrace() throws Exception {
        Trace trace = trace("cat", EnumSet.of(TraceField.KEYS), Set.of(), List.of());

        assertThat(requireNonNull(trace.details().keys()).headSize()).isEqualTo(12);
        assertThat(trace.details().queries()).isNull();
        assertThat(trace.details().values()).isNull();
        assertThat(trace.details().hiddenStates()).isNull();
        assertThat(trace.details().predictions()).isNull();
    }

    @Test
    void attentionIsTheSoftmaxOfScaledQueriesTimesKeys() throws Exception {
        Trace trace = trace("The cat sat.", EnumSet.of(TraceField.QUERIES, TraceField.KEYS), Set.of(), List.of());

        HeadRef head = new HeadRef(1, 2);
        AttentionMatrix matrix = trace.attentions().matrix(head);
        int tokens = trace.text().size();
        double[] weights = new double[tokens];
        double sum = 0;
        for (int key = 0; key < tokens; key++) {
            float[] queryVector = requireNonNull(trace.details().queries()).vector(head, 3);
            float[] keyVector = requireNonNull(trace.details().keys()).vector(head, key);
            double score = 0;
            for (int i = 0; i < 12; i++) {
                score += queryVector[i] * keyVector[i];
            }
            weights[key] = Math.exp(score / Math.sqrt(12));
            sum += weights[key];
        }
        for (int key = 0; key < tokens; key++) {
            assertThat(matrix.weight(3, key)).isCloseTo((float) (weights[key] / sum), within(1e-5f));
        }
    }

    @Test
    void aSwitchedOffHeadKeepsItsAttentionAndChangesTheLayersAfter() throws Exception {
        Trace on = trace("The cat sat.", Set.of(), Set.of(), List.of());
        Trace off = trace("The cat sat.", Set.of(), Set.of(new HeadRef(0, 1)), List.of());

        assertThat(row(off, 0, 1)).containsExactly(row(on, 0, 1), within(1e-6f));
        assertThat(row(off, 1, 0)).isNotEqualTo(row(on, 1, 0));
    }

    @Test
    void theLongestTextRuns() throws Exception {
        Trace trace = trace("on ".repeat(100), Set.of(), Set.of(), List.of());

        assertThat(trace.attentions().queries()).isEqualTo(64);
        assertThat(trace.text().cut().tokens()).isEqualTo(38);
    }

    @Test
    void provenanceNamesModelAndRuntime() throws Exception {
        Trace trace = trace("cat", Set.of(), Set.of(), List.of());

        assertThat(trace.provenance().model()).isEqualTo("tiny-bert");
        assertThat(trace.provenance().runtime()).startsWith("ONNX Runtime 1.");
        assertThat(trace.provenance().duration()).isPositive();
    }

    @Test
    void aRunCancelledBeforeItBeginsDoesNothing() {
        Run run = engine.prepare(TraceRequest.attentions(engine.tokenize("cat", null)));
        run.cancel();

        assertThatThrownBy(run::execute).isInstanceOf(RunCancelledException.class);
    }

    @Test
    void cancellingAFinishedRunIsHarmless() throws Exception {
        Run run = engine.prepare(TraceRequest.attentions(engine.tokenize("cat", null)));
        Trace trace = run.execute();
        run.cancel();

        assertThat(sum(trace.attentions().matrix(new HeadRef(0, 0)).row(0))).isCloseTo(1, within(1e-5));
    }

    @Test
    void aRunExecutesOnce() throws Exception {
        Run run = engine.prepare(TraceRequest.attentions(engine.tokenize("cat", null)));
        run.execute();

        assertThatThrownBy(run::execute).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTextThatIsTooLongIsRefused() throws Exception {
        TokenizedText text = engine.tokenize("on ".repeat(100), null);
        var shape = TinyBert.shape();
        var shorter = new dev.headlight.core.ModelDescription.ModelShape(3, 4, 12, 48, 400, 32, shape.parameters());
        try (Engine other = Engine.open(
                TinyBert.description(shorter, TinyBert.outputs()),
                new EngineSettings(1, Path.of("target", "test-cache")))) {
            assertThatThrownBy(() -> other.prepare(TraceRequest.attentions(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("32", "64");
        }
    }

    @Test
    void aHeadThatDoesNotExistIsRefused() {
        TokenizedText text = engine.tokenize("cat", null);

        assertThatThrownBy(() -> engine.prepare(new TraceRequest(text, Set.of(), Set.of(new HeadRef(0, 4)), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1-5");
    }

    @Test
    void tracesOutliveTheEngine() throws Exception {
        Engine other = Engine.open(TinyBert.description(), new EngineSettings(1, Path.of("target", "test-cache")));
        Trace trace = other.prepare(TraceRequest.attentions(other.tokenize("The cat sat.", null)))
                .execute();
        Run late = other.prepare(TraceRequest.attentions(other.tokenize("cat", null)));
        other.close();
        other.close();

        assertThat(sum(trace.attentions().matrix(new HeadRef(2, 3)).row(1))).isCloseTo(1, within(1e-5));
        assertThatThrownBy(late::execute).isInstanceOf(RunCancelledException.class);
    }

    @Test
    void theVocabularyIsThere() {
        assertThat(engine.maskTokenId()).isEqualTo(TinyBert.MASK_ID);
        assertThat(engine.tokenText(80)).isEqualTo("the");
    }

    private static double sum(float[] row) {
        double sum = 0;
        for (float weight : row) {
            sum += weight;
        }
        return sum;
    }

    private static float[] row(Trace trace, int layer, int head) {
        return trace.attentions().matrix(new HeadRef(layer, head)).row(2);
    }

    private static float[] attentions(Trace trace) {
        int cells = trace.attentions().layer(0).size();
        float[] all = new float[trace.attentions().layers() * cells];
        for (int layer = 0; layer < trace.attentions().layers(); layer++) {
            trace.attentions().layer(layer).copy(0, all, layer * cells, cells);
        }
        return all;
    }
}
