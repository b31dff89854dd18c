package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headlight.hub.FakeHub.Answering;
import dev.headlight.hub.FakeHub.Request;
import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when content comes in pieces, wrongly or not at all. */
class InterruptedDownloadTest {
    private static final String WEIGHTS = "model.safetensors";
    // Below two segments, so that one connection fetches it.
    private final byte[] weights = Content.random(100_000);

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new HubFixture(folder);
        fixture.hub.file(WEIGHTS, weights, true);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** Cuts the connection when the client has put so many bytes into the partial file. */
    private Answering cutAfter(int bytes, int there) {
        Path part = PartFile.part(fixture.place(WEIGHTS, WEIGHTS));
        return Answers.cutAfter(bytes, () -> await(() -> Files.exists(part) && Files.size(part) >= there));
    }

    private static void await(Callable<Boolean> condition) {
        try {
            while (!condition.call()) {
                Thread.onSpinWait();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void goesOnWhereTheConnectionWasCut() throws Exception {
        fixture.hub.next(WEIGHTS, cutAfter(40_000, 40_000), cutAfter(50_000, 90_000));

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).containsExactly("", "bytes=40000-99999", "bytes=90000-99999");
        assertThat(fixture.hub.contentRequests(WEIGHTS).get(1).header("If-Range"))
                .isEqualTo("\"" + Content.sha256(weights) + "\"");
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void givesUpWhenNothingComesAnyMoreAndKeepsWhatCame() {
        HubException failure = interruptAfter40000();

        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure).hasMessageContainingAll(WEIGHTS, "was cut", "4 attempts", "kept");
        assertThat(PartFile.part(fixture.place(WEIGHTS, WEIGHTS))).hasSize(40_000);
    }

    private HubException interruptAfter40000() {
        fixture.hub.next(
                WEIGHTS, cutAfter(40_000, 40_000), Answers.cutAfter(0), Answers.cutAfter(0), Answers.cutAfter(0));

        return fixture.failure();
    }

    @Test
    void aSecondCallFetchesOnlyWhatTheFirstLeft() throws Exception {
        interruptAfter40000();
        fixture.hub.requests.clear();

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).containsExactly("bytes=40000-99999");
    }

    @Test
    void aLargerFileGoesOnInEachOfItsRanges() throws Exception {
        byte[] large = Content.random(300_000);
        fixture.hub.file(WEIGHTS, large, true);
        fixture.hub.next(
                WEIGHTS,
                Answers.cutAfter(10_000),
                Answers.cutAfter(20_000),
                Answers.cutAfter(30_000),
                Answers.cutAfter(40_000));

        assertThat(fixture.download().main()).hasBinaryContent(large);
        assertThat(fixture.ranges(WEIGHTS)).hasSize(8);
    }

    @Test
    @Timeout(60)
    void cancellingEndsADownloadThatHangsAndKeepsWhatCame() throws Exception {
        fixture.limits = limitsWithStall(Duration.ofHours(1));
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        fixture.hub.next(WEIGHTS, Answers.stallAfter(60_000, stalled, end));
        Path part = PartFile.part(fixture.place(WEIGHTS, WEIGHTS));
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Cancellation cancellation = new Cancellation();
            Future<HubException> failure =
                    thread.submit(() -> catchThrowableOfType(HubException.class, () -> fixture.download(cancellation)));
            stalled.await();
            await(() -> Files.exists(part) && Files.size(part) == 60_000);
            cancellation.cancel();
            assertThat(failure.get().problem()).isEqualTo(Problem.CANCELLED);
        } finally {
            end.countDown();
        }
        fixture.hub.requests.clear();

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).containsExactly("bytes=60000-99999");
    }

    private static HubLimits limitsWithStall(Duration stall) {
        return new HubLimits(
                4, HubFixture.SEGMENT, 32 << 10, 4, Duration.ofSeconds(20), stall, Duration.ofMinutes(2), 1 << 20, 5);
    }

    @Test
    void whatTheJournalCountsSurvivesACrash() throws Exception {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        fixture.hub.next(WEIGHTS, Answers.stallAfter(60_000, stalled, end));
        Path part = PartFile.part(fixture.place(WEIGHTS, WEIGHTS));
        Path journal = PartFile.journal(fixture.place(WEIGHTS, WEIGHTS));
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Cancellation cancellation = new Cancellation();
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> download = thread.submit(() -> catchThrowable(() -> fixture.download(cancellation)));
            stalled.await();
            await(() -> Files.exists(journal));
            // What a crash at this moment would leave.
            Files.copy(journal, copies.resolve("journal"));
            Files.copy(part, copies.resolve("part"));
            cancellation.cancel();
            download.get();
        } finally {
            end.countDown();
        }
        Files.copy(copies.resolve("journal"), journal, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(copies.resolve("part"), part, StandardCopyOption.REPLACE_EXISTING);
        fixture.hub.requests.clear();

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).singleElement().asString().matches("bytes=[3-6]\\d{4}-99999");
    }

    @Test
    void givesUpAnAnswerThatStalls() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        fixture.limits = limitsWithStall(Duration.ofMillis(50));
        fixture.hub.next(WEIGHTS, Answers.stallAfter(50_000, new CountDownLatch(1), end));
        try {
            assertThat(fixture.download().main()).hasBinaryContent(weights);
        } finally {
            end.countDown();
        }
    }

    @Test
    void startsAgainWhenTheContentChangedMeanwhile() throws Exception {
        interruptAfter40000();
        fixture.hub.requests.clear();
        fixture.hub.next(WEIGHTS, Answers.IGNORES_RANGES);

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).containsExactly("bytes=40000-99999", "");
    }

    @Test
    void fetchesALargeFileInOnePieceFromAServerThatKnowsNoRanges() throws Exception {
        byte[] large = Content.random(300_000);
        fixture.hub.file(WEIGHTS, large, true);
        fixture.hub.next(
                WEIGHTS,
                Answers.IGNORES_RANGES,
                Answers.IGNORES_RANGES,
                Answers.IGNORES_RANGES,
                Answers.IGNORES_RANGES);

        assertThat(fixture.download().main()).hasBinaryContent(large);
    }

    @Test
    void startsAgainWhenTheServerSaysThatThereIsNoSuchRange() throws Exception {
        interruptAfter40000();
        fixture.hub.requests.clear();
        fixture.hub.next(WEIGHTS, Answers.status(416, "Content-Range", "bytes */10"));

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).containsExactly("bytes=40000-99999", "");
    }

    @Test
    void twoDownloadsDoNotShareAFolder() throws Exception {
        fixture.download();
        try (FolderLock lock = FolderLock.acquire(fixture.place("", WEIGHTS))) {
            assertThat(lock).isNotNull();
            assertThat(fixture.failure().problem()).isEqualTo(Problem.BUSY);
        }
    }

    @Test
    void anInterruptCancels() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(fixture::download).isInstanceOf(HubException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.hub.requests).extracting(Request::path).noneMatch(path -> path.startsWith("/content"));
    }
}
