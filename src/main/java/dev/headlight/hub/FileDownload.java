package dev.headlight.hub;

import dev.headlight.hub.DownloadState.Step;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubProvenance.FetchedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings one file into a folder: if it is not there already, from the cache, else from the hub. */
final class FileDownload {
    private static final int STARTS = 3;

    private final HubFile file;
    private final Path folder;
    private final CachedFiles cache;
    private final HubFetcher fetcher;
    private final TransferMeter meter;

    FileDownload(HubFile file, Path folder, CachedFiles cache, HubFetcher fetcher, TransferMeter meter) {
        this.file = file;
        this.folder = folder;
        this.cache = cache;
        this.fetcher = fetcher;
        this.meter = meter;
    }

    /** @return the file as it is in the folder now, its content checked */
    FetchedFile run(Cancellation scope) throws HubException, IOException {
        Path target = FilePaths.prepare(folder, file.path());
        if (Files.isRegularFile(target) && Files.size(target) == file.bytes()) {
            Digests present = Digests.of(target, scope);
            if (present.match(file.checksum())) {
                meter.found(file.bytes());
                return fetched(present);
            }
        }
        Digests digests = cache.copy(file, target, scope).orElse(null);
        if (digests != null) {
            meter.found(file.bytes());
            return fetched(digests);
        }
        return fetched(fromHub(target, scope));
    }

    private FetchedFile fetched(Digests digests) {
        return new FetchedFile(file.path(), file.bytes(), digests.sha256());
    }

    private Digests fromHub(Path target, Cancellation scope) throws HubException, IOException {
        cache.checkMayDownload(file);
        try (PartFile part = PartFile.open(target, file, fetcher.limits().connections(), fetcher.limits())) {
            meter.found(part.doneBytes());
            String reason = "";
            for (int start = 0; start < STARTS; start++) {
                try {
                    return fromHub(part, target, scope);
                } catch (RestartException e) {
                    reason = e.getMessage();
                    meter.found(-part.doneBytes());
                    part.restart();
                }
            }
            throw new HubException(
                    Problem.DAMAGED,
                    fetcher.words(file) + " cannot be trusted: " + reason + ", " + STARTS
                            + " times; try again later, or tell the model's authors");
        }
    }

    private Digests fromHub(PartFile part, Path target, Cancellation scope)
            throws HubException, RestartException, IOException {
        try {
            List<SegmentTransfer> transfers = part.segments().stream()
                    .map(segment -> new SegmentTransfer(file, part, segment, fetcher, meter))
                    .toList();
            ParallelWork.run(transfers, scope);
        } finally {
            part.save();
        }
        meter.report(Step.CHECKING);
        Digests digests = Digests.of(part.path(), scope);
        if (!digests.match(file.checksum())) {
            throw new RestartException("expected " + file.checksum() + ", found " + digests.found(file.checksum()));
        }
        part.finish(target);
        return digests;
    }
}
