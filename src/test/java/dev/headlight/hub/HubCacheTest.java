package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headlight.hub.FakeHub.Request;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubListing.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools downloaded before is used, after checking. */
class HubCacheTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "{\"model_type\": \"bert\"}";
    private static final String CARD =
            "---\nlanguage: en\nlicense: \"apache-2.0\"\npipeline_tag: fill-mask\n---\n# Tiny";
    private final byte[] weights = Content.random(200_000);

    @TempDir
    Path folder;

    private HubFixture fixture;
    private Path home;
    private Path snapshot;

    @BeforeEach
    void fill() throws IOException {
        fixture = new HubFixture(folder);
        fixture.hub.file(WEIGHTS, weights, true).text("config.json", CONFIG).text("README.md", CARD);
        home = folder.resolve("hf-home/hub/models--owner--tiny");
        snapshot = Files.createDirectories(home.resolve("snapshots").resolve(FakeHub.COMMIT));
        Files.createDirectories(home.resolve("blobs"));
        Files.writeString(Files.createDirectories(home.resolve("refs")).resolve("main"), FakeHub.COMMIT);
        link(WEIGHTS, weights, Content.sha256(weights));
        text("config.json", CONFIG);
        text("README.md", CARD);
    }

    private void text(String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        link(path, bytes, Content.gitBlob(bytes));
    }

    private void link(String path, byte[] bytes, String name) throws IOException {
        Files.write(home.resolve("blobs").resolve(name), bytes);
        Files.createSymbolicLink(snapshot.resolve(path), Path.of("../../blobs").resolve(name));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void filesInTheCacheAreNotFetched() throws Exception {
        HubDownload download = fixture.download();

        assertThat(download.main()).hasBinaryContent(weights).isRegularFile();
        assertThat(Files.isSymbolicLink(download.main())).isFalse();
        assertThat(fixture.hub.requests).extracting(Request::path).allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void damagedFilesInTheCacheAreFetched() throws Exception {
        Files.write(home.resolve("blobs").resolve(Content.sha256(weights)), new byte[weights.length]);

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.hub.contentRequests(WEIGHTS)).isNotEmpty();
    }

    @Test
    void linksOutOfTheCacheAreNotFollowed() throws Exception {
        Path outside = Files.write(folder.resolve("outside"), weights);
        Files.delete(snapshot.resolve(WEIGHTS));
        Files.createSymbolicLink(snapshot.resolve(WEIGHTS), outside);

        fixture.download();
        assertThat(fixture.hub.contentRequests(WEIGHTS)).isNotEmpty();
    }

    @Test
    void offlineTheCacheIsListedWithLicenceAndArchitecture() throws Exception {
        fixture.environment.put("HF_HUB_OFFLINE", "1");

        HubListing listing = fixture.list();

        assertThat(listing.source()).isEqualTo(Source.CACHE);
        assertThat(listing.commit()).isEqualTo(FakeHub.COMMIT);
        assertThat(listing.about().licence()).isEqualTo("apache-2.0");
        assertThat(listing.about().task()).isEqualTo("fill-mask");
        assertThat(listing.about().modelType()).isEqualTo("bert");
        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.hub.requests).isEmpty();
    }

    @Test
    void theCacheIsReadWhereTheSystemHasNoLinks() throws Exception {
        fixture.environment.put("HF_HUB_OFFLINE", "1");
        Files.delete(snapshot.resolve(WEIGHTS));
        Files.write(snapshot.resolve(WEIGHTS), weights);

        assertThat(fixture.download().main()).hasBinaryContent(weights);
    }

    @Test
    void theCacheHelpsWhenTheHubIsInTrouble() throws Exception {
        fixture.hub.next(FakeHub.LISTING, Answers.status(503), Answers.status(503));

        assertThat(fixture.list().source()).isEqualTo(Source.CACHE);
        assertThat(fixture.waits).hasSize(1);
    }

    @Test
    void offlineWithoutACacheTheAnswerNamesTheVariable() {
        fixture.environment.put("HF_HUB_OFFLINE", "1");
        fixture.environment.put("HF_HOME", folder.resolve("empty").toString());

        HubException failure = catchThrowableOfType(HubException.class, fixture::list);

        assertThat(failure.problem()).isEqualTo(Problem.OFFLINE);
        assertThat(failure).hasMessageContainingAll("owner/tiny", "HF_HUB_OFFLINE");
        assertThat(fixture.hub.requests).isEmpty();
    }

    @Test
    void offlineNothingIsSentForAFileThatTheCacheLost() throws Exception {
        fixture.environment.put("HF_HUB_OFFLINE", "1");
        Files.write(home.resolve("blobs").resolve(Content.sha256(weights)), new byte[weights.length]);

        assertThat(fixture.failure().problem()).isEqualTo(Problem.OFFLINE);
        assertThat(fixture.hub.requests).isEmpty();
    }

    @Test
    void aReferenceThatLeadsElsewhereIsIgnored() throws Exception {
        fixture.environment.put("HF_HUB_OFFLINE", "1");
        Files.writeString(home.resolve("refs/main"), "../../../outside");

        assertThat(catchThrowableOfType(HubException.class, fixture::list).problem())
                .isEqualTo(Problem.OFFLINE);
    }
}
