package dev.headlight.hub;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** What the parts of one download share: how to ask for files, the limits, the meter. Thread-safe. */
final class HubFetcher {
    private final HubSettings settings;
    private final HubListing listing;
    private final HubRequests requests;
    private final Refusals refusals;
    private final HubLimits limits;
    private final Surroundings surroundings;
    private final Semaphore connections;

    HubFetcher(HubSettings settings, HubListing listing, HubRequests requests, HubLimits limits, Surroundings around) {
        this.settings = settings;
        this.listing = listing;
        this.requests = requests;
        this.limits = limits;
        surroundings = around;
        refusals = new Refusals(settings, listing.repository(), around.clock());
        connections = new Semaphore(limits.connections(), true);
    }

    HubLimits limits() {
        return limits;
    }

    /** Uses the content of an answer. */
    @FunctionalInterface
    interface Use {
        void take(Answer answer) throws TransientException, HubException, RestartException, IOException;
    }

    /** Asks for a file, in turn if too many connections are open, and hands on the answer if it is content or 416. */
    void fetch(HubFile file, Map<String, String> headers, Cancellation cancellation, Use use)
            throws TransientException, HubException, RestartException, IOException {
        enter();
        try (Answer answer = requests.get(address(file), headers, cancellation)) {
            if (answer.status() != Answer.RANGE_NOT_SATISFIABLE) {
                refusals.check(answer, words(file));
            }
            use.take(answer);
        } finally {
            connections.release();
        }
    }

    private void enter() throws HubException {
        try {
            connections.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubException.cancelled();
        }
    }

    Patience patience(HubFile file, Cancellation cancellation) {
        return new Patience(words(file), limits, surroundings, cancellation);
    }

    String words(HubFile file) {
        return "The file " + file.path() + " of " + listing.repository().id();
    }

    /** The commit, not the branch, so that all files are of one state. */
    private URI address(HubFile file) {
        String path = Arrays.stream(file.path().split("/", -1))
                .map(HubFetcher::encoded)
                .collect(Collectors.joining("/"));
        return URI.create(
                settings.endpoint() + "/" + listing.repository().id() + "/resolve/" + listing.commit() + "/" + path);
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
