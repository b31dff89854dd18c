package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headlight.testing.ReferenceCase;
import org.junit.jupiter.api.Test;

class PredictCommandTest {
    @Test
    void theTenLikeliestWordsAreThoseOfTheReference() {
        ReferenceCase test = ReferenceCase.all()
                .filter(each -> !each.masks().isEmpty())
                .findFirst()
                .orElseThrow();
        JsonObject expected = test.masks().getFirst();
        JsonArray masks = CommandRun.withModels("predict", "--text", test.text(), "--top", "10", "--json")
                .done()
                .json()
                .getAsJsonArray("masks");
        assertThat(masks).hasSize(1);
        JsonObject mask = masks.get(0).getAsJsonObject();
        assertThat(mask.get("position")).isEqualTo(expected.get("position"));
        JsonArray candidates = mask.getAsJsonArray("candidates");
        assertThat(candidates).hasSize(10);
        for (int rank = 0; rank < 10; rank++) {
            assertSame(candidates.get(rank), expected.getAsJsonArray("top").get(rank));
        }
    }

    private static void assertSame(JsonElement found, JsonElement expected) {
        JsonObject candidate = found.getAsJsonObject();
        JsonObject reference = expected.getAsJsonObject();
        assertThat(candidate.get("token")).isEqualTo(reference.get("token"));
        assertThat(candidate.get("id")).isEqualTo(reference.get("id"));
        assertThat(candidate.get("probability").getAsDouble())
                .isCloseTo(reference.get("probability").getAsDouble(), within(1e-4));
    }

    @Test
    void everyMaskIsAnswered() {
        JsonArray masks = CommandRun.withModels("predict", "--text", "[MASK] and [MASK]", "--top", "1", "--json")
                .done()
                .json()
                .getAsJsonArray("masks");
        assertThat(masks)
                .extracting(mask -> mask.getAsJsonObject().get("position").getAsInt())
                .containsExactly(1, 3);
        assertThat(masks)
                .allSatisfy(mask -> assertThat(mask.getAsJsonObject().getAsJsonArray("candidates"))
                        .hasSize(1));
    }

    @Test
    void probabilitiesOfTheWholeVocabularySumToOne() {
        JsonArray candidates = CommandRun.withModels("predict", "--text", "a [MASK]", "--top", "30522", "--json")
                .done()
                .json()
                .getAsJsonArray("masks")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("candidates");
        assertThat(candidates).hasSize(30522);
        double sum = candidates.asList().stream()
                .mapToDouble(each -> each.getAsJsonObject().get("probability").getAsDouble())
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void withoutJsonItIsForPeople() {
        String out = CommandRun.withModels("predict", "--text", "AI will change the [MASK] forever.")
                .done()
                .out();
        assertThat(out.lines()).hasSize(6);
        assertThat(out).contains("[MASK] at token 5", "0.5114  world");
    }

    @Test
    void aTextWithoutMaskIsRefused() {
        assertThat(CommandRun.withModels("predict", "--text", "hello", "--json").complaint())
                .contains("no [MASK]");
    }

    @Test
    void aModelThatPredictsNothingIsRefused() {
        assertThat(CommandRun.withModels("predict", "--text", "[MASK]", "--model", "all-minilm-l6-v2")
                        .complaint())
                .contains("all-minilm-l6-v2", "feature-extraction", "--model");
    }

    @Test
    void theNumberOfCandidatesHasBounds() {
        assertThat(CommandRun.withModels("predict", "--text", "[MASK]", "--top", "0")
                        .complaint())
                .contains("1 to", "30522", "found 0");
        assertThat(CommandRun.withModels("predict", "--text", "[MASK]", "--top", "30523")
                        .complaint())
                .contains("found 30523");
        assertThat(CommandRun.withModels("predict", "--text", "[MASK]", "--top", "few")
                        .complaint())
                .contains("--top", "few");
    }
}
