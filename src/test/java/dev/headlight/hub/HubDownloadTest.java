package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.hub.DownloadState.Step;
import dev.headlight.hub.FakeHub.Request;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubProvenance.FetchedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubDownloadTest {
    private static final String WEIGHTS = "model.safetensors";
    private final byte[] weights = Content.random(300_001);

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new HubFixture(folder);
        fixture.hub.file(WEIGHTS, weights, true).text("config.json", "{}").text("onnx/empty.txt", "");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void putsAllFilesIntoAFolderByTheirPaths() throws Exception {
        HubDownload download = fixture.download();

        assertThat(download.main()).hasBinaryContent(weights);
        assertThat(download.folder().resolve("config.json")).hasContent("{}");
        assertThat(download.folder().resolve("onnx/empty.txt")).isEmptyFile();
        assertThat(filesIn(download.folder()))
                .containsExactlyInAnyOrder(WEIGHTS, "config.json", "empty.txt", HubProvenance.FILE);
    }

    @Test
    void saysInTheFolderWhereTheFilesComeFrom() throws Exception {
        HubDownload download = fixture.download();

        HubProvenance provenance = HubProvenance.read(download.folder()).orElseThrow();
        assertThat(provenance).isEqualTo(download.provenance());
        assertThat(provenance.repository()).isEqualTo("owner/tiny");
        assertThat(provenance.commit()).isEqualTo(FakeHub.COMMIT);
        assertThat(provenance.files()).contains(new FetchedFile(WEIGHTS, weights.length, Content.sha256(weights)));
        assertThat(provenance.page()).hasPath("/owner/tiny/tree/" + FakeHub.COMMIT);
    }

    @Test
    void fetchesALargeFileInSeveralRangesThatMakeItWhole() throws Exception {
        fixture.download();

        assertThat(fixture.hub.contentRequests(WEIGHTS))
                .extracting(request -> request.header("Range"))
                .containsExactlyInAnyOrder(
                        "bytes=0-75000", "bytes=75001-150000", "bytes=150001-225000", "bytes=225001-300000");
    }

    @Test
    void fetchesNothingAgainThatIsThereAlready() throws Exception {
        fixture.download();
        fixture.hub.requests.clear();

        fixture.download();

        assertThat(fixture.hub.requests).extracting(Request::path).allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void fetchesAgainWhatWasDamagedOnTheDisk() throws Exception {
        HubDownload download = fixture.download();
        Files.write(download.main(), new byte[weights.length]);

        assertThat(fixture.download().main()).hasBinaryContent(weights);
    }

    @Test
    void countsTheBytesUpToAllOfThem() throws Exception {
        fixture.download();

        assertThat(fixture.states).extracting(DownloadState::doneBytes).isSorted();
        DownloadState last = fixture.states.getLast();
        assertThat(last.step()).isEqualTo(Step.DONE);
        assertThat(last.doneBytes()).isEqualTo(last.totalBytes()).isEqualTo(weights.length + 2L);
    }

    @Test
    void refusesBeforeFetchingWhatDoesNotFitOnTheDisk() {
        fixture.freeBytes = 1_000_000;

        HubException failure = fixture.failure();

        assertThat(failure.problem()).isEqualTo(Problem.DISK);
        assertThat(failure).hasMessageContaining("needed 17 MB, free 1 MB");
        assertThat(fixture.hub.contentRequests(WEIGHTS)).isEmpty();
    }

    @Test
    void sendsAPlainNameOfItselfAndNothingElseAboutTheUser() throws Exception {
        fixture.download();

        assertThat(fixture.hub.requests).allSatisfy(request -> {
            assertThat(request.header("User-Agent")).matches("headlight/[\\w.-]+");
            assertThat(request.headers().keySet())
                    .isSubsetOf(
                            "accept",
                            "accept-encoding",
                            "connection",
                            "content-length",
                            "host",
                            "if-range",
                            "range",
                            "user-agent");
        });
    }

    @Test
    void refusesAFolderThatALinkLeadsOutOf() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path place = fixture.place("onnx", WEIGHTS);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, elsewhere);

        assertThat(fixture.failure().problem()).isEqualTo(Problem.DISK);
        assertThat(elsewhere).isEmptyDirectory();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }
}
