package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.hub.Checksum.Algorithm;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubListing.Gate;
import dev.headlight.hub.HubListing.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubListingTest {
    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new HubFixture(folder);
        fixture.hub.file("model.safetensors", Content.random(1000), true).text("config.json", "{}");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void fact(String name, String json) {
        fixture.hub.facts.add(name, JsonParser.parseString(json));
    }

    private HubListing read(String text) throws HubException {
        return new ListingJson(HubFixture.REPOSITORY).read(text);
    }

    private static JsonObject sibling(String path) {
        JsonObject json = new JsonObject();
        json.addProperty("rfilename", path);
        json.addProperty("size", 2);
        json.addProperty("blobId", Content.gitBlob(new byte[2]));
        return json;
    }

    private static String listingWith(String path) {
        JsonObject json = new JsonObject();
        json.addProperty("sha", FakeHub.COMMIT);
        JsonArray siblings = new JsonArray();
        siblings.add(sibling(path));
        json.add("siblings", siblings);
        return json.toString();
    }

    @Test
    void saysSizesChecksumsAndCommitBeforeAnythingIsDownloaded() throws Exception {
        HubListing listing = fixture.list();

        assertThat(listing.commit()).isEqualTo(FakeHub.COMMIT);
        assertThat(listing.source()).isEqualTo(Source.HUB);
        assertThat(listing.files())
                .containsExactly(
                        new HubFile(
                                "config.json",
                                2,
                                new Checksum(
                                        Algorithm.GIT_BLOB, Content.gitBlob("{}".getBytes(StandardCharsets.UTF_8)))),
                        new HubFile(
                                "model.safetensors",
                                1000,
                                new Checksum(Algorithm.SHA256, Content.sha256(Content.random(1000)))));
        assertThat(fixture.hub.requests).hasSize(1);
    }

    @Test
    void saysLicenceTaskArchitectureAndSize() throws Exception {
        fact("cardData", "{\"license\": \"apache-2.0\"}");
        fact("pipeline_tag", "\"fill-mask\"");
        fact("config", "{\"model_type\": \"bert\", \"architectures\": [\"BertForMaskedLM\"]}");
        fact("safetensors", "{\"parameters\": {\"I64\": 512, \"F16\": 109999488}, \"total\": 110000000}");
        fact("gated", "\"manual\"");

        HubListing.About about = fixture.list().about();

        assertThat(about.licence()).isEqualTo("apache-2.0");
        assertThat(about.task()).isEqualTo("fill-mask");
        assertThat(about.modelType()).isEqualTo("bert");
        assertThat(about.architectures()).containsExactly("BertForMaskedLM");
        assertThat(about.parameters()).isEqualTo(110_000_000);
        assertThat(about.precision()).isEqualTo(Precision.HALF);
        assertThat(about.gate()).isEqualTo(Gate.MANUAL);
    }

    @Test
    void findsTheLicenceInItsOtherPlaces() throws Exception {
        fact("tags", "[\"pytorch\", \"license:mit\"]");
        assertThat(fixture.list().about().licence()).isEqualTo("mit");
        fact("cardData", "{\"license\": [\"mit\", \"gpl-3.0\"]}");
        assertThat(fixture.list().about().licence()).isEqualTo("mit, gpl-3.0");
        fact("cardData", "{\"license\": \"other\", \"license_name\": \"house-rules\"}");
        assertThat(fixture.list().about().licence()).isEqualTo("house-rules");
    }

    @Test
    void asksForTheRevisionThatIsWanted() throws Exception {
        try (HubClient client = fixture.client()) {
            client.list(HubRepository.parse("owner/tiny@refs/pr/1"), fixture.cancellation);
        }
        assertThat(fixture.hub.requests.getFirst().path()).isEqualTo("/api/models/owner/tiny/revision/refs/pr/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "/etc/passwd", "a/../../b", "a//b", ".", "a\\b", "C:\\x", "a/./b", "a\u0000b", ""})
    void refusesAListingWithAFileThatWouldLeaveTheFolder(String path) {
        assertThatThrownBy(() -> read(listingWith(path)))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DAMAGED))
                .hasMessageContaining("impossible file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "a/NUL.txt", "a:b", "a*", "trailing.", "trailing ", "a\u001b"})
    void leavesOutFilesThatSomeSystemsCannotHave(String path) throws HubException {
        assertThat(read(listingWith(path)).files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"x\"",
                "{}",
                "{\"sha\": \"main\"}",
                "{\"sha\": 5}",
                "<html>Blocked</html>",
                "{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": [5]}",
                "{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": [{\"rfilename\": \"a\"}]}",
                "{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": [{\"rfilename\": \"a\", \"size\": -1}]}",
                "{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": [{\"rfilename\": \"a\", \"size\": 1e999999999}]}",
            })
    void refusesWhatIsNoListing(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DAMAGED))
                .hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void refusesAListingNestedWithoutEnd() {
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(HubException.class);
    }

    @Test
    void survivesAnyDamageToAListing() {
        String good = fixture.hub.listing();
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:0-ex".charAt(random.nextInt(11)));
            }
            try {
                assertThat(read(text.toString()).commit()).hasSize(40);
            } catch (HubException e) {
                assertThat(e.problem()).isEqualTo(Problem.DAMAGED);
            }
        }
    }

    @Test
    void readsNoListingWithoutEnd() {
        fixture.hub.next(FakeHub.LISTING, Answers.endless(2 << 20));

        assertThatThrownBy(fixture::list).isInstanceOf(HubException.class).hasMessageContaining("longer than 1 MB");
    }

    @Test
    void asksAgainWhenAListingIsCut() throws Exception {
        fixture.hub.next(FakeHub.LISTING, Answers.cutAfter(10));

        assertThat(fixture.list().files()).hasSize(2);
    }
}
