package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.Checkpoints;
import dev.headlight.testing.TestStore;
import dev.headlight.testing.TinyBert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to several variants at once. */
class AnswerRunTest {
    /** Products of more rows are summed in another order. */
    private static final float TOLERANCE = 1e-5f;

    private static final String TEXT = "The cat sat on the mat.";

    private static List<Variant> variants(Engine engine) {
        TokenizedText text = engine.tokenize(TEXT, null);
        TokenizedText other = engine.tokenize("The dog ran to the cat.", null);
        List<Integer> places = engine.model().predictsTokens() ? List.of(2, 4) : List.of();
        List<Integer> fewer = engine.model().predictsTokens() ? List.of(1) : List.of();
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(text, Set.of(), places));
        variants.add(new Variant(text, Set.of(new HeadRef(0, 1), new HeadRef(1, 0)), fewer));
        if (other.size() == text.size()) {
            variants.add(new Variant(other, Set.of(new HeadRef(1, 1)), places));
        }
        variants.add(new Variant(text, Set.of(new HeadRef(1, 1)), List.of()));
        return variants;
    }

    private static List<float[]> numbers(TaskAnswer answer) {
        List<FloatTensor> tensors = answer.words() == null
                ? answer.outputs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList()
                : List.of(answer.words().logits());
        return tensors.stream().map(AnswerRunTest::numbers).toList();
    }

    private static float[] numbers(FloatTensor tensor) {
        float[] numbers = new float[tensor.size()];
        tensor.copy(0, numbers);
        return numbers;
    }

    private static void assertSame(TaskAnswer found, TaskAnswer expected, float tolerance) {
        assertThat(found.outputs().keySet()).isEqualTo(expected.outputs().keySet());
        List<float[]> wanted = numbers(expected);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(numbers(found).get(i)).containsExactly(wanted.get(i), within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert-mlm",
                "roberta-mlm",
                "albert-mlm",
                "bert-ner",
                "distilbert-qa",
                "distilbert-sst2-vocab",
                "electra-discriminator"
            })
    void aBatchAnswersAsSingleRunsDo(String checkpoint) throws Exception {
        try (Engine engine = Checkpoints.open(checkpoint)) {
            List<Variant> variants = variants(engine);
            assertThat(engine.batchSize(10)).isGreaterThan(variants.size());

            List<TaskAnswer> together = engine.prepareAnswers(variants).execute();

            assertThat(together).hasSameSizeAs(variants);
            assertThat(engine.batchSize(10)).as("the trial passed").isGreaterThan(1);
            for (int i = 0; i < variants.size(); i++) {
                TaskAnswer single = engine.prepareAnswers(variants.subList(i, i + 1))
                        .execute()
                        .getFirst();
                assertSame(together.get(i), single, TOLERANCE);
            }
        }
    }

    @Test
    void aGraphForOneTextAnswersOneAfterTheOther() throws Exception {
        EngineSettings settings = new EngineSettings(2, Path.of("target", "test-cache"));
        try (Engine engine = Engine.open(TinyBert.description(), settings);
                RuntimeSession session = RuntimeSession.open(TinyBert.description(), settings)) {
            GraphRuns graph =
                    new GraphRuns(TinyBert.description(), session, new BufferPool(1 << 20, 1 << 20), new EngineRuns());
            BatchTrial trial = new BatchTrial(false);
            List<Variant> variants = variants(engine);

            List<TaskAnswer> answers = new AnswerRun(graph, trial, variants).execute();

            assertThat(trial.isPromising()).isFalse();
            for (int i = 0; i < variants.size(); i++) {
                TaskAnswer single = engine.prepareAnswers(variants.subList(i, i + 1))
                        .execute()
                        .getFirst();
                assertSame(answers.get(i), single, 0);
            }
        }
    }

    @Test
    void ablatingNothingChangesNothing() throws Exception {
        try (Engine engine = Checkpoints.open("bert-ner")) {
            TokenizedText text = engine.tokenize(TEXT, null);
            Trace trace = engine.prepare(new TraceRequest(text, Set.of(TraceField.LOGITS), Set.of(), List.of()))
                    .execute();
            TaskAnswer alone = engine.prepareAnswers(List.of(new Variant(text, Set.of(), List.of())))
                    .execute()
                    .getFirst();

            assertSame(alone, trace.details().answer(), 0);
            assertThat(trace.provenance().switchedOff()).isEmpty();
        }
    }

    @Test
    void variantsHaveOneLength() throws Exception {
        try (Engine engine = Checkpoints.open("bert-mlm")) {
            Variant one = new Variant(engine.tokenize("a", null), Set.of(), List.of());
            Variant other = new Variant(engine.tokenize("a b c", null), Set.of(), List.of());

            assertThatThrownBy(() -> engine.prepareAnswers(List.of(one, other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 lengths");
        }
    }

    @Test
    void aModelThatAnswersNothingIsRefused() throws Exception {
        try (Engine engine = TestStore.open("all-minilm-l6-v2")) {
            Variant variant = new Variant(engine.tokenize(TEXT, null), Set.of(), List.of());

            assertThatThrownBy(() -> engine.prepareAnswers(List.of(variant)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("answers nothing");
        }
    }

    @Test
    void aCancelledRowOfRunsEnds() throws Exception {
        try (Engine engine = Checkpoints.open("bert-mlm")) {
            AnswerRun run = engine.prepareAnswers(variants(engine));
            run.cancel();

            assertThatThrownBy(run::execute).isInstanceOf(RunCancelledException.class);
        }
    }
}
