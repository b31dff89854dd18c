package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists and downloads model repositories of the Hugging Face hub.
 *
 * <p>Methods block until done, on any thread but the one of the window; cancelling or interrupting ends them soon.
 * Thread-safe. Sends nothing but the requests that a call needs, and the token to the hub alone.
 */
public final class HubClient implements AutoCloseable {
    // Somebody looks at the screen until the listing is there.
    private static final int ATTEMPTS = 4;
    private static final int ATTEMPTS_IF_CACHED = 2;

    private final HubSettings settings;
    private final HubLimits limits;
    private final Surroundings surroundings;
    private final HubRequests requests;

    public HubClient(HubSettings settings) {
        this(settings, HubLimits.standard(), Surroundings.standard());
    }

    HubClient(HubSettings settings, HubLimits limits, Surroundings surroundings) {
        this.settings = settings;
        this.limits = limits;
        this.surroundings = surroundings;
        requests = new HubRequests(settings, limits);
    }

    /**
     * Asks what a repository holds; downloads nothing else. Where the hub may not or cannot be asked, what the cache of
     * Hugging Face's own tools has is listed instead.
     *
     * @throws HubException saying what to do
     */
    public HubListing list(HubRepository repository, Cancellation cancellation) throws HubException {
        if (settings.isOffline()) {
            Optional<HubListing> cached = cached(repository, cancellation);
            if (cached.isEmpty()) {
                settings.checkOnline("The model " + repository);
            }
            return cached.orElseThrow();
        }
        boolean isCached = new HubCache(settings.cache()).commit(repository).isPresent();
        try {
            return ask(repository, isCached ? ATTEMPTS_IF_CACHED : ATTEMPTS, cancellation);
        } catch (HubException e) {
            if (e.problem() == Problem.UNREACHABLE) {
                return cached(repository, cancellation).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private Optional<HubListing> cached(HubRepository repository, Cancellation cancellation) throws HubException {
        return new CacheListing(new HubCache(settings.cache())).of(repository, cancellation);
    }

    private HubListing ask(HubRepository repository, int attempts, Cancellation cancellation) throws HubException {
        Refusals refusals = new Refusals(settings, repository, surroundings.clock());
        Patience patience =
                new Patience("The model " + repository, limits.withAttempts(attempts), surroundings, cancellation);
        URI address = URI.create(settings.endpoint() + "/api/models/" + repository.id() + "/revision/"
                + HubFetcher.encoded(repository.revision()) + "?blobs=true");
        while (true) {
            try (Answer answer = requests.get(address, Map.of("Accept", "application/json"), cancellation)) {
                refusals.check(answer, "The listing of " + repository);
                return new ListingJson(repository).read(text(answer, repository));
            } catch (TransientException e) {
                patience.await(e);
            }
        }
    }

    private String text(Answer answer, HubRepository repository) throws TransientException, HubException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (List<ByteBuffer> piece = answer.body().next();
                !piece.isEmpty();
                piece = answer.body().next()) {
            for (ByteBuffer bytes : piece) {
                if (text.size() + bytes.remaining() > limits.listingBytes()) {
                    throw new HubException(
                            Problem.DAMAGED,
                            "The listing of " + repository + " is longer than " + Texts.bytes(limits.listingBytes())
                                    + ", which no model's is; check HF_ENDPOINT");
                }
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                text.writeBytes(copy);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Brings the files of a choice into a folder of their own: {@code ROOT/OWNER--NAME/COMMIT/CHOICE}. Files that are
     * there, or partly there from an interrupted call, or in the cache of Hugging Face's own tools, are not fetched
     * again. All are checked against the hub's checksums.
     *
     * @param choice of this listing
     * @param root where downloads are kept; made if it is missing
     * @throws HubException saying what to do; what was fetched stays for the next call
     */
    public HubDownload download(
            HubListing listing, ModelChoice choice, Path root, HubProgress progress, Cancellation cancellation)
            throws HubException {
        Path folder = root.toAbsolutePath()
                .resolve(listing.repository().id().replace("/", "--"))
                .resolve(listing.commit())
                .resolve(choice.slug());
        HubFetcher fetcher = new HubFetcher(settings, listing, requests, limits, surroundings);
        return new ChoiceDownload(listing, choice, folder, new CachedFiles(settings, listing), fetcher, surroundings)
                .run(settings.endpoint(), progress, cancellation);
    }

    /** Ends all requests under way. */
    @Override
    public void close() {
        requests.close();
    }
}
