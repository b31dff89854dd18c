package dev.headlight.hub;

import dev.headlight.core.DurableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Takes files of one listing from the cache, after checking them like any others. */
final class CachedFiles {
    private final HubSettings settings;
    private final HubListing listing;
    private final HubCache cache;

    CachedFiles(HubSettings settings, HubListing listing) {
        this.settings = settings;
        this.listing = listing;
        cache = new HubCache(settings.cache());
    }

    /** Whether the cache has a file of that name and length. */
    Optional<Path> find(HubFile file) {
        return cache.file(listing.repository(), listing.commit(), file.path()).filter(real -> {
            try {
                return Files.size(real) == file.bytes();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Copies a file whose content is what the listing says; empty, and nothing copied, if the cache has none. */
    Optional<Digests> copy(HubFile file, Path target, Cancellation scope) throws IOException, HubException {
        Optional<Path> cached = find(file);
        if (cached.isEmpty()) {
            return Optional.empty();
        }
        // A name of its own, so that what an interrupted download left stays.
        Path beside = target.resolveSibling(target.getFileName() + ".copy");
        try {
            Digests digests = copy(cached.get(), beside, scope);
            if (!digests.match(file.checksum())) {
                return Optional.empty();
            }
            DurableFiles.move(beside, target);
            return Optional.of(digests);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Digests copy(Path from, Path to, Cancellation scope) throws IOException, HubException {
        try (FileChannel channel = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream stream = Channels.newOutputStream(channel)) {
            Digests digests = Digests.copy(from, stream, scope);
            channel.force(true);
            return digests;
        }
    }

    /** @throws HubException if nothing may be sent, so that a file that is not in the cache cannot be had */
    void checkMayDownload(HubFile file) throws HubException {
        settings.checkOnline(
                "The file " + file.path() + " of " + listing.repository().id());
    }
}
