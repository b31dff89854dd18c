package dev.headlight.hub;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headlight.hub.ModelChoice.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub on this machine, a client of it that never really waits, and a folder to download into. */
final class HubFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final String TOKEN = "hf_secret";
    static final HubRepository REPOSITORY = new HubRepository("owner", "tiny", "main");
    static final int SEGMENT = 64 << 10;

    final FakeHub hub = new FakeHub();
    final Path root;
    final Map<String, String> environment = new TreeMap<>();
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    final List<DownloadState> states = new CopyOnWriteArrayList<>();
    final Cancellation cancellation = new Cancellation();
    HubProgress progress = states::add;
    HubLimits limits = new HubLimits(
            4, SEGMENT, 32 << 10, 4, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(2), 1 << 20, 5);
    long freeBytes = 1L << 40;

    HubFixture(Path folder) throws IOException {
        root = folder.resolve("downloads");
        environment.put("HF_ENDPOINT", hub.endpoint().toString());
        environment.put("HF_HOME", folder.resolve("hf-home").toString());
    }

    HubClient client() throws HubException {
        return new HubClient(
                HubSettings.of(environment, root),
                limits,
                new Surroundings(() -> NOW, (wait, cancelled) -> waits.add(wait), folder -> freeBytes));
    }

    HubListing list() throws HubException {
        try (HubClient client = client()) {
            return client.list(REPOSITORY, cancellation);
        }
    }

    /** Lists, and downloads all that is listed. */
    HubDownload download() throws HubException {
        return download(cancellation);
    }

    HubDownload download(Cancellation cancelling) throws HubException {
        try (HubClient client = client()) {
            HubListing listing = client.list(REPOSITORY, cancelling);
            return client.download(listing, all(listing), root, progress, cancelling);
        }
    }

    static ModelChoice all(HubListing listing) {
        HubFile main = listing.files().stream()
                .max((one, other) -> Long.compare(one.bytes(), other.bytes()))
                .orElseThrow();
        return new ModelChoice(Form.CHECKPOINT, Precision.FULL, main.path(), "all", listing.files());
    }

    /** The ranges of a file that were asked for, in order; empty for all of it. */
    List<String> ranges(String path) {
        return hub.contentRequests(path).stream()
                .map(request -> request.header("Range"))
                .toList();
    }

    HubException failure() {
        return catchThrowableOfType(HubException.class, this::download);
    }

    /** Where a file ends up. */
    Path place(String path, String main) {
        return root.resolve("owner--tiny").resolve(FakeHub.COMMIT).resolve(main).resolve(path);
    }

    @Override
    public void close() {
        hub.close();
    }
}
