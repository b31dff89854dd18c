package dev.headlight.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.analysis.MaskPredictions;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.testing.ReferenceCase;
import dev.headlight.testing.TestStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's numbers on the real bert-base-uncased against those computed in float64. */
class ReferenceTest {
    private static Engine engine;

    @BeforeAll
    static void open() throws ModelOpenException {
        engine = TestStore.open("bert-base-uncased");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("dev.headlight.testing.ReferenceCase#all")
    void tokensAreThoseOfTheReference(ReferenceCase expected) {
        TokenizedText text = engine.tokenize(expected.text(), expected.pair());

        assertThat(text.tokens()).extracting(Token::text).isEqualTo(expected.strings("tokens"));
        assertThat(text.ids()).isEqualTo(expected.longs("ids"));
        assertThat(text.typeIds()).isEqualTo(expected.longs("type_ids"));
        assertThat(text.cut().isNothing()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.headlight.testing.ReferenceCase#all")
    void numbersAreThoseOfTheReference(ReferenceCase expected) throws Exception {
        Trace trace = trace(expected, EnumSet.allOf(TraceField.class), List.of());

        assertSame(expected, "attentions", trace.attentions().layers(), trace.attentions()::layer, 1e-4f);
        HeadVectors queries = requireNonNull(trace.details().queries());
        assertSame(expected, "queries", queries.layers(), queries::layer, 1e-3f);
        HeadVectors keys = requireNonNull(trace.details().keys());
        assertSame(expected, "keys", keys.layers(), keys::layer, 1e-3f);
        HiddenStates states = requireNonNull(trace.details().hiddenStates());
        assertSame(expected, "hidden_states", states.count(), states::state, 1e-3f);
    }

    @ParameterizedTest
    @MethodSource("dev.headlight.testing.ReferenceCase#all")
    void predictionsAreThoseOfTheReference(ReferenceCase expected) throws Exception {
        List<Integer> positions = expected.masks().stream()
                .map(mask -> mask.get("position").getAsInt())
                .toList();
        Trace trace = trace(expected, Set.of(), positions);

        assertThat(trace.details().predictions() == null).isEqualTo(positions.isEmpty());
        for (int row = 0; row < positions.size(); row++) {
            JsonArray top = expected.masks().get(row).getAsJsonArray("top");
            var found = MaskPredictions.top(requireNonNull(trace.details().predictions()), row, top.size());
            for (int rank = 0; rank < top.size(); rank++) {
                JsonObject wanted = top.get(rank).getAsJsonObject();
                assertThat(found.get(rank).id()).isEqualTo(wanted.get("id").getAsInt());
                assertThat(engine.tokenText(found.get(rank).id()))
                        .isEqualTo(wanted.get("token").getAsString());
                assertThat(found.get(rank).probability())
                        .isCloseTo(wanted.get("probability").getAsDouble(), within(1e-4));
            }
        }
    }

    private static Trace trace(ReferenceCase text, Set<TraceField> fields, List<Integer> positions) throws Exception {
        TokenizedText tokens = engine.tokenize(text.text(), text.pair());
        return engine.prepare(new TraceRequest(tokens, fields, Set.of(), positions))
                .execute();
    }

    private static void assertSame(
            ReferenceCase expected, String name, int count, IntFunction<FloatTensor> found, float tolerance) {
        float[] wanted = expected.tensors().numbers(name);
        assertThat(count * found.apply(0).size()).isEqualTo(wanted.length);
        float largest = 0;
        for (int i = 0; i < wanted.length; i++) {
            FloatTensor part = found.apply(i / found.apply(0).size());
            float difference = Math.abs(part.get(i % part.size()) - wanted[i]);
            // A difference that is no number is as wrong as can be.
            largest = difference <= largest ? largest : Float.isNaN(difference) ? Float.MAX_VALUE : difference;
        }
        assertThat(largest).as(name).isLessThan(tolerance);
    }
}
