package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to the hub and follows where it sends them on, by hand: the token goes to the hub and to nobody else.
 *
 * <p>Thread-safe. Nothing is sent but what a method call asks for.
 */
final class HubRequests implements AutoCloseable {
    private final HubSettings settings;
    private final HubLimits limits;
    private final HttpClient client;
    private final String userAgent;

    HubRequests(HubSettings settings, HubLimits limits) {
        this.settings = settings;
        this.limits = limits;
        client = HttpClient.newBuilder()
                // With HTTP/2 the ranges of a file would share one connection and its speed.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.answer())
                .proxy(settings.proxies().selector())
                .build();
        String version = HubRequests.class.getPackage().getImplementationVersion();
        userAgent = "headlight/" + Objects.requireNonNullElse(version, "0");
    }

    /**
     * Gets an address of the hub, perhaps from where it sends us on to. The answer, of any status, must be closed.
     *
     * @throws TransientException if no answer came
     * @throws HubException if none can come, or the work was cancelled
     */
    Answer get(URI address, Map<String, String> headers, Cancellation cancellation)
            throws TransientException, HubException {
        URI at = address;
        boolean isHub = Redirection.isSameServer(at, settings.endpoint());
        for (int sent = 0; sent <= limits.redirects(); sent++) {
            Answer answer = send(at, headers, isHub, cancellation);
            if (!Redirection.isRedirect(answer.status())) {
                return answer;
            }
            answer.close();
            at = Redirection.next(at, answer.headers().firstValue("Location").orElse(":"));
            // Once among strangers the token is gone for good, even if they send us back.
            isHub = isHub && Redirection.isSameServer(at, settings.endpoint());
        }
        throw new HubException(
                Problem.UNREACHABLE,
                settings.endpoint().getHost() + " sent the request on more than " + limits.redirects()
                        + " times without an answer; check HF_ENDPOINT or try again later");
    }

    private Answer send(URI address, Map<String, String> headers, boolean isHub, Cancellation cancellation)
            throws TransientException, HubException {
        cancellation.check();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("User-Agent", userAgent)
                // Compressed content would have another length and checksum, and ranges of their own.
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        settings.proxies().authorization(address).ifPresent(login -> request.header("Proxy-Authorization", login));
        if (isHub) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        HttpResponse<AnswerBody> response = await(request.build(), cancellation);
        // A proxy that refuses a tunnel leaves no body.
        AnswerBody body = Objects.requireNonNullElseGet(response.body(), () -> new AnswerBody(limits.stall()));
        return new Answer(
                response.statusCode(), address, response.headers(), body, isHub, cancellation.onCancel(body::close));
    }

    /** The client's own limit of time would, from Java 26 on, also end long downloads. */
    private HttpResponse<AnswerBody> await(HttpRequest request, Cancellation cancellation)
            throws TransientException, HubException {
        CompletableFuture<HttpResponse<AnswerBody>> answer =
                client.sendAsync(request, information -> new AnswerBody(limits.stall()));
        try (Cancellation.Registration registration = cancellation.onCancel(() -> answer.cancel(true))) {
            Objects.requireNonNull(registration);
            return answer.get(limits.answer().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TransientException(
                    request.uri().getHost() + " did not answer within "
                            + Texts.seconds(limits.answer().toSeconds()),
                    e);
        } catch (ExecutionException e) {
            throw NetworkTrouble.explain(request.uri(), Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw HubException.cancelled();
        } catch (CancellationException e) {
            throw HubException.cancelled();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
