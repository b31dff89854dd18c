package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import dev.headlight.engine.TraceRequest;
import dev.headlight.testing.ReferenceCase;
import dev.headlight.testing.TestStore;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Head statistics of the real bert-base-uncased on 200 sentences against those computed in float64. */
class HeadStatisticsReferenceTest {
    private static HeadTable means;
    private static JsonObject expected;

    @BeforeAll
    static void run() throws Exception {
        expected = JsonParser.parseString(Files.readString(ReferenceCase.resource("headstats/headstats.json")))
                .getAsJsonObject()
                .getAsJsonObject("short_sentences");
        CorpusStatistics corpus = new CorpusStatistics(12, 12);
        try (Engine engine = TestStore.open("bert-base-uncased")) {
            for (String sentence : Files.readAllLines(ReferenceCase.resource("headstats/headstats_sentences.txt"))) {
                TokenizedText text = engine.tokenize(sentence, null);
                corpus.add(
                        text,
                        engine.prepare(TraceRequest.attentions(text)).execute().attentions());
            }
        }
        means = corpus.means();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TO_FIRST", "TO_SAME_WORD", "TO_REPEATED", "MEAN_DISTANCE", "ENTROPY_RELATIVE"})
    void everyHeadHasTheReferencesNumber(HeadStatistic statistic) {
        JsonArray layers = expected.getAsJsonObject("heads").getAsJsonArray(statistic.externalName());

        assertThat(means.extent().texts()).isEqualTo(expected.get("inputs").getAsInt());
        for (int layer = 0; layer < 12; layer++) {
            for (int head = 0; head < 12; head++) {
                HeadRef place = new HeadRef(layer, head);
                assertThat(means.of(statistic, place))
                        .as(place.label())
                        .isCloseTo(layers.get(layer).getAsJsonArray().get(head).getAsDouble(), within(1e-3));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TO_FIRST", "TO_SAME_WORD", "TO_REPEATED", "MEAN_DISTANCE", "ENTROPY_RELATIVE"})
    void everyLayerHasTheReferencesMean(HeadStatistic statistic) {
        JsonArray layers = expected.getAsJsonObject("layer_means").getAsJsonArray(statistic.externalName());

        for (int layer = 0; layer < 12; layer++) {
            assertThat(means.layerMean(statistic, layer))
                    .isCloseTo(layers.get(layer).getAsDouble(), within(1e-3));
        }
    }

    /** Clark et al. 2019 have it "over half in layers 6-10"; on longer texts it is a little less, as in their figure. */
    @Test
    void inLayers6To10MoreThanHalfOfTheAttentionGoesToTheSeparator() {
        for (int layer = 5; layer < 10; layer++) {
            assertThat(means.layerMean(HeadStatistic.TO_SEP, layer))
                    .as("layer %d", layer + 1)
                    .isGreaterThan(0.5);
        }
    }
}
