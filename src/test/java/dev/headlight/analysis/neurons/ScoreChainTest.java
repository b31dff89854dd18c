package dev.headlight.analysis.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.neurons.ScoreScale.Rest;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.OpenedModels;
import dev.headlight.testing.TestStore;
import dev.headlight.testing.TinyBert;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From queries and keys back to the weights of real models, within 1e-5. */
class ScoreChainTest {
    private static final double TOLERANCE = 1e-5;
    private static final String TEXT = "The cat, which had been hiding under the couch, jumped onto the windowsill.";
    private static final String SHORT = "the cat sat on the mat. the mat sat on the cat. the cat sat.";
    private static final Set<TraceField> FIELDS = EnumSet.of(TraceField.QUERIES, TraceField.KEYS);

    private static Stream<HeadRef> heads(Trace trace) {
        return IntStream.range(0, trace.attentions().layers())
                .boxed()
                .flatMap(layer ->
                        IntStream.range(0, trace.attentions().heads()).mapToObj(head -> new HeadRef(layer, head)));
    }

    private static void checkChains(Trace trace) {
        heads(trace).forEach(head -> {
            HeadScores scores = HeadScores.of(trace, head).orElseThrow();
            for (int query = 0; query < trace.text().size(); query++) {
                checkChain(trace, head, scores.chain(query));
            }
        });
    }

    private static void checkChain(Trace trace, HeadRef head, ScoreChain chain) {
        for (int key = 0; key < chain.keys(); key++) {
            float weight = trace.attentions().matrix(head).weight(chain.query(), key);
            assertThat(chain.weight(key)).isEqualTo(weight);
            assertThat(chain.softmax(key)).isCloseTo(weight, within(TOLERANCE));
            int looked = key;
            double sum = IntStream.range(0, chain.headSize())
                    .mapToDouble(dimension -> chain.product(looked, dimension))
                    .sum();
            assertThat(chain.dot(key)).isCloseTo(sum, within(1e-9));
        }
        assertThat(chain.largestDifference()).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-base-uncased", "all-minilm-l6-v2"})
    void theChainGivesTheWeightsOfRealModels(String id) throws Exception {
        ModelDescription model = TestStore.model(id);
        Trace trace = OpenedModels.trace(model, TEXT, FIELDS);
        checkChains(trace);
        assertThat(heads(trace)
                        .map(head -> HeadScores.of(trace, head).orElseThrow().scale()))
                .allSatisfy(scale -> {
                    assertThat(scale.value())
                            .isEqualTo(1 / Math.sqrt(model.shape().headSize()));
                    assertThat(scale.formula()).isEqualTo("1/√" + model.shape().headSize());
                    assertThat(scale.rest()).isEqualTo(Rest.NONE);
                });
    }

    @Test
    void theChainGivesTheWeightsOfTheTinyBert() throws Exception {
        checkChains(OpenedModels.trace(TinyBert.description(), "The cat sat on the mat.", FIELDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoints/albert-mlm",
                "checkpoints/bert-fp16",
                "checkpoints/distilbert-mlm",
                "checkpoints/electra-discriminator",
                "checkpoints/roberta-mlm"
            })
    void scaledProductsAloneGiveTheWeightsOfCheckpoints(String path) throws Exception {
        checkScaledProductsAlone(OpenedModels.trace(OpenedModels.model(path), TEXT, FIELDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-squeezebert-mlm.legacy-eager-op14.onnx",
                "tiny-distilbert-mlm.dynamo-sdpa-op18.onnx",
                "tiny-opt.legacy-sdpa-op17.onnx"
            })
    void scaledProductsAloneGiveTheWeightsOfExportedFiles(String file) throws Exception {
        checkScaledProductsAlone(OpenedModels.trace(OpenedModels.onnx(file), SHORT, FIELDS));
    }

    private static void checkScaledProductsAlone(Trace trace) {
        checkChains(trace);
        assertThat(heads(trace)
                        .map(head -> HeadScores.of(trace, head).orElseThrow().scale()))
                .allSatisfy(scale -> {
                    assertThat(scale.rest()).isEqualTo(Rest.NONE);
                    assertThat(scale.isKnown()).isTrue();
                });
    }

    @Test
    void aPositionTermIsNamedAndTheScaleFoundBesideIt() throws Exception {
        Trace trace = OpenedModels.trace(OpenedModels.model("checkpoints/mpnet-mlm"), TEXT, FIELDS);
        checkChains(trace);
        int headSize = trace.details().vectors(TraceField.KEYS).orElseThrow().headSize();
        heads(trace).forEach(head -> {
            HeadScores scores = HeadScores.of(trace, head).orElseThrow();
            assertThat(scores.scale())
                    .isEqualTo(new ScoreScale(1 / Math.sqrt(headSize), "1/√" + headSize, Rest.POSITION));
        });
    }

    @Test
    void whatNoScaleExplainsStaysANamedTerm() throws Exception {
        Trace trace = OpenedModels.trace(OpenedModels.onnx("tiny-debertav2-mlm.legacy-eager-op14.onnx"), SHORT, FIELDS);
        checkChains(trace);
        HeadScores scores = HeadScores.of(trace, new HeadRef(0, 0)).orElseThrow();
        assertThat(scores.scale().rest()).isEqualTo(Rest.OTHER);
    }

    @Test
    void hiddenKeysAreMasked() throws Exception {
        Trace trace = OpenedModels.trace(OpenedModels.onnx("tiny-opt.legacy-sdpa-op17.onnx"), SHORT, FIELDS);
        ScoreChain chain = HeadScores.of(trace, new HeadRef(0, 0)).orElseThrow().chain(2);
        for (int key = 0; key < chain.keys(); key++) {
            assertThat(chain.isMasked(key)).isEqualTo(key > 2);
        }
    }

    @Test
    void withoutQueriesAndKeysThereIsNoChain() throws Exception {
        Trace trace = OpenedModels.trace(TinyBert.description(), "The cat", Set.of());
        assertThat(HeadScores.of(trace, new HeadRef(0, 0))).isEmpty();
    }

    @Test
    void dimensionsAreSortedByWhatTheyAdd() throws Exception {
        Trace trace = OpenedModels.trace(TinyBert.description(), "The cat sat on the mat.", FIELDS);
        ScoreChain chain = HeadScores.of(trace, new HeadRef(1, 2)).orElseThrow().chain(3);
        int[] order = chain.byContribution(2);
        assertThat(IntStream.of(order).boxed()).doesNotHaveDuplicates().hasSize(chain.headSize());
        for (int place = 1; place < order.length; place++) {
            assertThat(chain.product(2, order[place])).isLessThanOrEqualTo(chain.product(2, order[place - 1]));
        }
    }
}
