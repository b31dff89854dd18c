package dev.headlight.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.prediction.HeadEffects;
import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.analysis.prediction.TokenEffects;
import dev.headlight.analysis.prediction.WordScores;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.Variant;
import dev.headlight.testing.Checkpoints;
import dev.headlight.testing.PlainBert;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Masks, heads that are off and rows of runs, on a small published BERT. */
class PredictionStateTest {
    /** float32 against doubles. */
    private static final double TOLERANCE = 1e-5;

    private final StateThread thread = new StateThread();
    private final TraceState traces =
            new TraceState(thread, model -> Engine.open(model, new EngineSettings(2, Path.of("target", "test-cache"))));
    private final PredictionState predictions = new PredictionState(thread, traces);

    @BeforeEach
    void open() throws Exception {
        open("bert-mlm", "The cat sat on the mat.");
    }

    @AfterEach
    void close() {
        traces.close();
    }

    private void open(String checkpoint, String text) throws Exception {
        traces.setInput(new InputText(text, null));
        traces.openModel(Checkpoints.model(checkpoint));
        thread.until(() -> traces.modelProperty().get() instanceof ModelStatus.Open open
                && open.model().id().equals(checkpoint));
        settle();
    }

    /** As the card does. */
    private void settle() throws Exception {
        thread.until(() -> traces.runProperty().get() instanceof RunStatus.Done);
        Trace trace = trace();
        predictions.offer(
                trace,
                predictions
                        .reader(trace)
                        .orElseThrow()
                        .of(trace.text(), trace.details().answer(), 5));
    }

    private Trace trace() {
        return requireNonNull(traces.traceProperty().get());
    }

    private void mask(int token) throws Exception {
        traces.interventions().toggleMask(token);
        settle();
    }

    private Prediction measured() {
        return requireNonNull(predictions.measuredProperty().get());
    }

    private <R> R await(Sweep<R> sweep) throws Exception {
        thread.until(() -> sweep.resultProperty().get() != null);
        return requireNonNull(sweep.resultProperty().get());
    }

    @Test
    void aMaskIsAskedAboutAndTheLikeliestWordMeasured() throws Exception {
        mask(2);

        assertThat(trace().text().tokens().get(2).text()).isEqualTo("[MASK]");
        assertThat(traces.input().text()).isEqualTo("The cat sat on the mat.");
        Measure.Word word = (Measure.Word) measured().measure();
        assertThat(word.position()).isEqualTo(2);
        PlainBert plain = new PlainBert(Checkpoints.folder("bert-mlm"));
        assertThat(measured().value())
                .isCloseTo(plain.probability(trace().text().ids(), Set.of(), 2, word.id()), within(TOLERANCE));
    }

    @Test
    void masksSurviveAnEditElsewhereAndAnotherModel() throws Exception {
        mask(2);
        traces.setInput(new InputText("The cat sat on the mat. Yes", null));
        settle();
        assertThat(traces.interventions().masksProperty().get().places()).containsExactly(2);

        traces.setInput(new InputText("The dog sat on the mat. Yes", null));
        settle();
        assertThat(traces.interventions().masksProperty().get().places()).isEmpty();
    }

    @Test
    void specialTokensAndPlacesOutsideCannotBeMasked() throws Exception {
        mask(0);
        mask(1000);

        assertThat(traces.interventions().masksProperty().get()).isEqualTo(MaskedTokens.NONE);
    }

    @Test
    void theNewestOfManyChangesIsShown() throws Exception {
        for (int token = 1; token <= 5; token++) {
            traces.interventions().toggleMask(token);
        }
        traces.interventions().toggleMask(1);
        settle();
        thread.runAll();

        assertThat(requireNonNull(trace().details().predictions()).positions()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void theOriginalStandsBesideWhereHeadsAreOff() throws Exception {
        mask(2);
        double before = measured().value();
        assertThat(traces.originalProperty().get()).isNull();
        HeadRef head = new HeadRef(0, 1);

        traces.interventions().toggleHeads(List.of(head));
        settle();

        TaskAnswer original = requireNonNull(traces.originalProperty().get());
        assertThat(measured().measure().of(trace().text(), original)).isCloseTo(before, within(1e-6));
        assertThat(measured().value()).isNotEqualTo(before);
        assertThat(trace().provenance().switchedOff()).containsExactly(head);

        traces.interventions().switchAllOn();
        settle();
        assertThat(measured().value()).isCloseTo(before, within(1e-6));
    }

    @Test
    void ablatingAHeadEqualsZeroingItsSliceInAnotherForwardPass() throws Exception {
        mask(2);
        Measure.Word word = (Measure.Word) measured().measure();
        PlainBert plain = new PlainBert(Checkpoints.folder("bert-mlm"));
        long[] ids = trace().text().ids();

        predictions.startHeads();
        HeadEffects effects = await(predictions.heads());

        assertThat(effects.layers() * effects.headsPerLayer())
                .isEqualTo(trace().attentions().layers() * trace().attentions().heads());
        assertThat(effects.original()).isCloseTo(measured().value(), within(1e-6));
        double largest = 0;
        for (int layer = 0; layer < effects.layers(); layer++) {
            for (int head = 0; head < effects.headsPerLayer(); head++) {
                HeadRef off = new HeadRef(layer, head);
                assertThat(effects.without(off))
                        .as(off.label())
                        .isCloseTo(plain.probability(ids, Set.of(off), 2, word.id()), within(TOLERANCE));
                largest = Math.max(largest, Math.abs(effects.change(off)));
            }
        }
        assertThat(largest).isGreaterThan(10 * TOLERANCE);
        assertThat(effects.largest()).isEqualTo(largest);
        assertThat(Math.abs(effects.change(effects.strongest(1).getFirst()))).isEqualTo(largest);
    }

    @Test
    void thePseudoLogLikelihoodIsTheSumOfRunsWithOneMask() throws Exception {
        predictions.startWords();
        WordScores scores = await(predictions.words());

        double sum = 0;
        Trace whole = trace();
        try (Engine engine = Checkpoints.open("bert-mlm")) {
            for (int token : WordScores.scored(whole.text())) {
                Variant masked = new Variant(
                        whole.text().with(Set.of(token), engine.maskPiece().orElseThrow()), Set.of(), List.of(token));
                TaskAnswer answer =
                        engine.prepareAnswers(List.of(masked)).execute().getFirst();
                Measure word =
                        new Measure.Word(token, whole.text().tokens().get(token).id());
                sum += Math.log(word.of(masked.text(), answer));
            }
        }
        assertThat(scores.total()).isCloseTo(sum, within(1e-4));
        assertThat(scores.logProbabilities()).hasSize(whole.text().size() - 2);
    }

    @Test
    void aBlankedTokenIsMeasuredAsARunOfItsOwn() throws Exception {
        mask(2);
        Measure.Word word = (Measure.Word) measured().measure();
        PlainBert plain = new PlainBert(Checkpoints.folder("bert-mlm"));

        predictions.startTokens();
        TokenEffects effects = await(predictions.tokens());

        assertThat(effects.blank()).isEqualTo("[MASK]");
        assertThat(effects.without()).doesNotContainKeys(0, 2).containsKeys(1, 3);
        long[] ids = trace().text().ids();
        ids[3] = ids[2];
        assertThat(requireNonNull(effects.without().get(3)))
                .isCloseTo(plain.probability(ids, Set.of(), 2, word.id()), within(TOLERANCE));
    }

    @Test
    void aCancelledRowOfRunsPublishesNothing() throws Exception {
        mask(2);
        predictions.startHeads();
        predictions.heads().cancel();
        predictions.startTokens();
        await(predictions.tokens());
        thread.runAll();

        assertThat(predictions.heads().resultProperty().get()).isNull();
        assertThat(predictions.heads().statusProperty().get()).isEqualTo(new SweepStatus.Idle());
    }

    @Test
    void resultsGoWithTheTextTheyAreAbout() throws Exception {
        mask(2);
        predictions.startHeads();
        await(predictions.heads());

        traces.setInput(new InputText("Another text.", null));

        assertThat(predictions.heads().resultProperty().get()).isNull();
    }

    @Test
    void whatIsMeasuredStaysWhileHeadsGoOff() throws Exception {
        mask(2);
        Prediction second = predictions
                .reader(trace())
                .orElseThrow()
                .of(trace().text(), trace().details().answer(), 2)
                .getFirst()
                .predictions()
                .get(1);
        predictions.measure(second);

        traces.interventions().toggleHeads(List.of(new HeadRef(0, 0), new HeadRef(1, 1)));
        settle();

        assertThat(measured().measure()).isEqualTo(second.measure());
        assertThat(measured().value())
                .isEqualTo(second.measure().of(trace().text(), trace().details().answer()));
    }

    @Test
    void aWordThatWasPutInCanBeTakenOut() throws Exception {
        mask(2);
        InputText before = traces.input();
        Measure.Word word = (Measure.Word) measured().measure();

        predictions.choice().put(2, word.id());
        settle();
        assertThat(traces.interventions().masksProperty().get()).isEqualTo(MaskedTokens.NONE);
        assertThat(traces.input()).isNotEqualTo(before);

        predictions.choice().undo();
        settle();
        assertThat(traces.input()).isEqualTo(before);
        assertThat(traces.interventions().masksProperty().get().places()).containsExactly(2);
    }

    @Test
    void everyTaskHasSomethingToMeasure() throws Exception {
        for (String checkpoint :
                List.of("bert-ner", "distilbert-qa", "distilbert-sst2-vocab", "electra-discriminator")) {
            open(checkpoint, "Wolfgang lives in Berlin.");
            if (predictions.measuredProperty().get() == null) {
                // A model that labels every token O offers the labels of the token somebody looks at.
                Trace trace = trace();
                predictions.measure(predictions
                        .reader(trace())
                        .orElseThrow()
                        .ofToken(trace.text(), trace.details().answer(), 1, 1)
                        .predictions()
                        .getFirst());
            }
            predictions.startHeads();
            HeadEffects effects = await(predictions.heads());
            assertThat(effects.original()).as(checkpoint).isCloseTo(measured().value(), within(1e-5));
            assertThat(effects.largest()).as(checkpoint).isPositive();
        }
    }
}
