package dev.headlight.hub;

import dev.headlight.hub.DownloadState.Step;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubProvenance.FetchedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Brings all files of a choice into a folder, several at the same time. */
final class ChoiceDownload {
    // Journals, provenance and what a file system needs for itself.
    private static final long SPARE = 16L << 20;

    private final HubListing listing;
    private final ModelChoice choice;
    private final Path folder;
    private final CachedFiles cache;
    private final HubFetcher fetcher;
    private final Surroundings surroundings;

    ChoiceDownload(
            HubListing listing,
            ModelChoice choice,
            Path folder,
            CachedFiles cache,
            HubFetcher fetcher,
            Surroundings around) {
        this.listing = listing;
        this.choice = choice;
        this.folder = folder;
        this.cache = cache;
        this.fetcher = fetcher;
        surroundings = around;
    }

    HubDownload run(URI endpoint, HubProgress progress, Cancellation cancellation) throws HubException {
        try {
            Files.createDirectories(folder);
            try (FolderLock lock = FolderLock.acquire(folder)) {
                assert lock != null;
                checkRoom();
                TransferMeter meter = new TransferMeter(choice.bytes(), surroundings.clock(), progress);
                meter.report(Step.FETCHING);
                HubProvenance provenance = new HubProvenance(
                        endpoint,
                        listing.repository().id(),
                        listing.commit(),
                        listing.about().licence(),
                        choice.main(),
                        fetchAll(meter, cancellation));
                provenance.write(folder);
                meter.report(Step.DONE);
                return new HubDownload(folder, folder.resolve(choice.main()), choice.form(), provenance);
            }
        } catch (IOException e) {
            throw new HubException(
                    Problem.DISK,
                    "The model " + listing.repository().id() + " could not be written into " + folder + ": "
                            + e.getMessage() + "; make room or see who may write there, what was fetched is kept",
                    e);
        }
    }

    private List<FetchedFile> fetchAll(TransferMeter meter, Cancellation cancellation)
            throws HubException, IOException {
        ConcurrentHashMap<String, FetchedFile> fetched = new ConcurrentHashMap<>();
        List<ParallelWork.Task> tasks = choice.files().stream()
                .<ParallelWork.Task>map(file -> scope ->
                        fetched.put(file.path(), new FileDownload(file, folder, cache, fetcher, meter).run(scope)))
                .toList();
        try {
            ParallelWork.run(tasks, cancellation);
        } catch (RestartException e) {
            throw new IllegalStateException("each file deals with its own restarts", e);
        }
        return List.copyOf(new TreeMap<>(fetched).values());
    }

    private void checkRoom() throws IOException, HubException {
        long needed = SPARE;
        for (HubFile file : choice.files()) {
            needed += missingBytes(file);
        }
        long free = surroundings.room().freeBytes(folder);
        if (free < needed) {
            throw new HubException(
                    Problem.DISK,
                    "The disk of " + folder + " is too full for "
                            + listing.repository().id() + ": needed " + Texts.bytes(needed) + ", free "
                            + Texts.bytes(free) + "; free some space");
        }
    }

    private long missingBytes(HubFile file) throws IOException {
        Path target = folder.resolve(file.path());
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == file.bytes()
                ? 0
                : file.bytes() - PartFile.doneBytes(target, file);
    }
}
