package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.TestStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any text, on the real models. */
class RealModelTest {
    @ParameterizedTest
    @ValueSource(strings = {"bert-base-uncased", "all-minilm-l6-v2"})
    void rowsSumToOneWhateverTheText(String id) throws Exception {
        try (Engine engine = TestStore.open(id)) {
            for (String text : texts()) {
                Trace trace = engine.prepare(TraceRequest.attentions(engine.tokenize(text, null)))
                        .execute();
                assertRowsSumToOne(trace);
            }
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", " ", "\ud83d\ude00", "\ud83d", "[MASK]", "\u0000"));
        texts.add("The quick brown fox, ".repeat(500));
        Random random = new Random(42);
        for (int round = 0; round < 6; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(80), 0, 0x10000).forEach(unit -> text.append((char) unit));
            texts.add(text.toString());
        }
        return texts;
    }

    private static void assertRowsSumToOne(Trace trace) {
        int tokens = trace.text().size();
        float[] row = new float[tokens];
        double worst = 0;
        for (int layer = 0; layer < trace.attentions().layers(); layer++) {
            for (int head = 0; head < trace.attentions().heads(); head++) {
                AttentionMatrix matrix = trace.attentions().matrix(new HeadRef(layer, head));
                for (int query = 0; query < tokens; query++) {
                    matrix.copyRow(query, row);
                    worst = Math.max(worst, Math.abs(1 - sum(row)));
                }
            }
        }
        assertThat(worst).as("%d tokens", tokens).isLessThan(1e-5);
    }

    private static double sum(float[] row) {
        double sum = 0;
        for (float weight : row) {
            sum += weight >= 0 ? weight : Double.NaN;
        }
        return sum;
    }

    @Test
    void aRunUnderWayIsCancelled() throws Exception {
        try (Engine engine = TestStore.open("bert-base-uncased");
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Run run = engine.prepare(TraceRequest.attentions(engine.tokenize("on ".repeat(600), null)));
            Future<Trace> result = worker.submit(run::execute);
            while (!run.hasBegun()) {
                Thread.onSpinWait();
            }
            run.cancel();

            assertThatThrownBy(result::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RunCancelledException.class);
            Trace next = engine.prepare(TraceRequest.attentions(engine.tokenize("The cat sat.", null)))
                    .execute();
            assertRowsSumToOne(next);
        }
    }

    @Test
    void closingEndsTheRunUnderWay() throws Exception {
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Engine engine = TestStore.open("bert-base-uncased");
            Run run = engine.prepare(TraceRequest.attentions(engine.tokenize("on ".repeat(600), null)));
            Future<Trace> result = worker.submit(run::execute);
            while (!run.hasBegun()) {
                Thread.onSpinWait();
            }
            engine.close();

            assertThatThrownBy(result::get).hasCauseInstanceOf(RunCancelledException.class);
        }
    }

    @Test
    void aSwitchedOffHeadChangesThePromotedModelToo() throws Exception {
        try (Engine engine = TestStore.open("all-minilm-l6-v2")) {
            assertThat(engine.takesHeadMask()).isTrue();
            var text = engine.tokenize("The cat sat on the mat.", null);
            HeadRef last = new HeadRef(5, 11);
            Trace on = engine.prepare(TraceRequest.attentions(text)).execute();
            Trace off = engine.prepare(new TraceRequest(text, Set.of(), Set.of(new HeadRef(0, 0)), List.of()))
                    .execute();

            assertThat(off.attentions().matrix(last).row(1))
                    .isNotEqualTo(on.attentions().matrix(last).row(1));
            assertThat(off.attentions().matrix(new HeadRef(0, 0)).row(1))
                    .containsExactly(on.attentions().matrix(new HeadRef(0, 0)).row(1), within(1e-6f));
        }
    }

    @Test
    void everyFieldOfThePromotedModelIsThere() throws Exception {
        try (Engine engine = TestStore.open("all-minilm-l6-v2")) {
            Trace trace = engine.prepare(new TraceRequest(
                            engine.tokenize("The cat sat.", null),
                            EnumSet.allOf(TraceField.class),
                            Set.of(),
                            List.of()))
                    .execute();

            assertThat(trace.details().queries()).isNotNull();
            assertThat(trace.details().keys()).isNotNull();
            assertThat(trace.details().values()).isNotNull();
            assertThat(trace.details().hiddenStates()).isNotNull();
            assertThat(trace.details().predictions()).isNull();
        }
    }
}
