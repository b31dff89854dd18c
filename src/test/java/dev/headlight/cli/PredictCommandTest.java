package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headlight.testing.ReferenceCase;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(out).contains("[MASK] at token 6 (position 5)", "0.5114  world");
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

    private static CommandRun with(String checkpoint, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("predict", "--model", "src/test/resources/checkpoints/" + checkpoint));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.withModels(all.toArray(String[]::new));
        assertThat(run.code()).isZero();
        return run;
    }

    @Test
    void labelsOfATextSumToOne() {
        JsonArray labels =
                with("distilbert-sst2-vocab", "--text", "good", "--json").json().getAsJsonArray("labels");

        assertThat(labels)
                .extracting(label -> label.getAsJsonObject().get("label").getAsString())
                .containsExactlyInAnyOrder("NEGATIVE", "POSITIVE");
        assertThat(sum(labels, "probability")).isCloseTo(1, within(1e-9));
    }

    @Test
    void everyTokenHasALabel() {
        JsonObject json = with("bert-ner", "--text", "Wolfgang lives in Berlin.", "--json")
                .json();

        assertThat(json.getAsJsonArray("tokens").size()).isGreaterThan(5);
        assertThat(json.getAsJsonArray("tokens"))
                .allSatisfy(token -> assertThat(token.getAsJsonObject().keySet())
                        .containsExactly("position", "token", "label", "probability"));
        assertThat(json.has("spans")).isTrue();
    }

    @Test
    void answersAreStretchesOfTheSecondText() {
        JsonObject json = with("distilbert-qa", "--text", "Where?", "--text-pair", "In Berlin.", "--top", "3", "--json")
                .json();

        assertThat(json.getAsJsonArray("answers")).hasSize(3).allSatisfy(each -> {
            JsonObject answer = each.getAsJsonObject();
            assertThat("In Berlin."
                            .substring(
                                    answer.get("start").getAsInt(),
                                    answer.get("end").getAsInt()))
                    .isEqualTo(answer.get("text").getAsString());
        });
        assertThat(json.get("no_answer").getAsDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void replacedTokensAreTold() {
        JsonArray tokens = with("electra-discriminator", "--text", "The cat sat.", "--json")
                .json()
                .getAsJsonArray("tokens");

        assertThat(tokens)
                .allSatisfy(token -> assertThat(
                                token.getAsJsonObject().get("replaced").getAsDouble())
                        .isBetween(0.0, 1.0));
    }

    @Test
    void whatSwitchingHeadsOffChangesStandsBeside() {
        String text = "AI will change the [MASK] forever.";
        JsonObject plain = CommandRun.withModels("predict", "--text", text, "--json")
                .done()
                .json();
        JsonObject without = CommandRun.withModels("predict", "--text", text, "--json", "--without", "8-11, 5-4")
                .done()
                .json();

        assertThat(without.getAsJsonArray("without"))
                .extracting(JsonElement::getAsString)
                .containsExactly("5-4", "8-11");
        JsonObject first = candidate(without);
        assertThat(first.get("token")).isEqualTo(candidate(plain).get("token"));
        assertThat(first.get("original").getAsDouble())
                .isCloseTo(candidate(plain).get("probability").getAsDouble(), within(1e-6));
        assertThat(first.get("probability")).isNotEqualTo(first.get("original"));
        assertThat(CommandRun.withModels("predict", "--text", text, "--without", "8-11")
                        .done()
                        .out())
                .containsPattern("0\\.\\d{4}  [+-]0\\.\\d{4}  world");
    }

    private static JsonObject candidate(JsonObject json) {
        return json.getAsJsonArray("masks")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("candidates")
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void headsThatDoNotExistAreRefused() {
        assertThat(CommandRun.withModels("predict", "--text", "[MASK]", "--without", "13-1")
                        .complaint())
                .contains("no head 13-1", "12 layers of 12 heads");
        assertThat(CommandRun.withModels("predict", "--text", "[MASK]", "--without", "0-1")
                        .complaint())
                .contains("--without", "counted from 1", "0-1");
    }

    private static double sum(JsonArray items, String name) {
        return items.asList().stream()
                .mapToDouble(each -> each.getAsJsonObject().get(name).getAsDouble())
                .sum();
    }
}
