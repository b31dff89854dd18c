package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.ModelFiles;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.TestStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The real BERT in two pieces answers as the whole does. */
class SplitGraphTest {
    /** The runtime may add in another order where it sees less of the graph. */
    private static final float TOLERANCE = 1e-4f;

    private static final String TEXT = "AI will change the [MASK] forever.";

    @Test
    void theStoreHoldsTheModelInTwoPieces() {
        assertThat(model().files().split()).isNotNull();
    }

    @Test
    void aTraceIsTheSameFromTheWholeAndFromPieces() throws Exception {
        try (Engine pieces = open(model());
                Engine whole = open(whole())) {
            for (Set<TraceField> fields : List.of(Set.<TraceField>of(), EnumSet.allOf(TraceField.class))) {
                Trace one = trace(pieces, fields);
                Trace other = trace(whole, fields);
                for (int layer = 0; layer < one.attentions().layers(); layer++) {
                    assertSame(one.attentions().layer(layer), other.attentions().layer(layer));
                }
                assertSame(logits(one), logits(other));
            }
        }
    }

    @Test
    void answersOfABatchAreThoseOfTheWhole() throws Exception {
        try (Engine pieces = open(model());
                Engine whole = open(whole())) {
            List<TaskAnswer> some = answers(pieces);
            List<TaskAnswer> others = answers(whole);
            for (int index = 0; index < some.size(); index++) {
                assertSame(words(some.get(index)), words(others.get(index)));
            }
            assertThat(words(some.get(0)).get(0))
                    .isNotEqualTo(words(some.get(1)).get(0));
        }
    }

    private static List<TaskAnswer> answers(Engine engine) throws Exception {
        TokenizedText text = engine.tokenize(TEXT, null);
        List<Variant> variants = List.of(
                new Variant(text, Set.of(), List.of(5)),
                new Variant(text, Set.of(new HeadRef(7, 10)), List.of(2, 5)),
                new Variant(text, Set.of(new HeadRef(0, 0)), List.of(1)));
        return engine.prepareAnswers(variants).execute();
    }

    private static Trace trace(Engine engine, Set<TraceField> fields) throws Exception {
        TokenizedText text = engine.tokenize(TEXT, null);
        return engine.prepare(new TraceRequest(text, fields, Set.of(), List.of(5, 1)))
                .execute();
    }

    private static FloatTensor logits(Trace trace) {
        TokenLogits predictions = Objects.requireNonNull(trace.details().predictions());
        return predictions.logits();
    }

    private static FloatTensor words(TaskAnswer answer) {
        return Objects.requireNonNull(answer.words()).logits();
    }

    private static void assertSame(FloatTensor one, FloatTensor other) {
        assertThat(one.shape()).isEqualTo(other.shape());
        float largest = 0;
        for (int place = 0; place < one.size(); place++) {
            largest = Math.max(largest, Math.abs(one.get(place) - other.get(place)));
        }
        assertThat(largest).isLessThan(TOLERANCE);
    }

    private static Engine open(ModelDescription model) throws ModelOpenException {
        return Engine.open(model, EngineSettings.standard());
    }

    private static ModelDescription model() {
        return TestStore.model("bert-base-uncased");
    }

    private static ModelDescription whole() {
        ModelDescription model = model();
        ModelFiles files = model.files();
        return new ModelDescription(
                model.id(),
                model.name(),
                model.architecture(),
                model.task(),
                model.labels(),
                model.shape(),
                new ModelFiles(files.folder(), files.onnx(), files.tokenizer(), files.sha256(), null),
                model.outputs(),
                model.about(),
                model.origin());
    }
}
