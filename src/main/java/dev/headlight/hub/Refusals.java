package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** What to do about answers that are no content. */
final class Refusals {
    private final HubSettings settings;
    private final HubRepository repository;
    private final InstantSource clock;

    Refusals(HubSettings settings, HubRepository repository, InstantSource clock) {
        this.settings = settings;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Returns if the answer is content.
     *
     * @param wanted what was asked for, to name it
     * @throws TransientException if another attempt may succeed
     * @throws HubException if none will
     */
    void check(Answer answer, String wanted) throws TransientException, HubException {
        int status = answer.status();
        if (answer.isWhole() || answer.isPartial()) {
            return;
        }
        if (status == 407) {
            throw new HubException(
                    Problem.SETTINGS,
                    "The proxy wants another user and password; set HTTPS_PROXY to http://user:password@host:port");
        }
        if (status == 429) {
            throw new TransientException(Problem.BUSY, host(answer) + " gets too many requests", retryAfter(answer));
        }
        if (status >= 500 || status == 408) {
            throw new TransientException(
                    Problem.UNREACHABLE, host(answer) + " has trouble (status " + status + ")", retryAfter(answer));
        }
        if (!answer.isFromHub()) {
            // Places for content let in with an address that is valid for a while; the hub gives a new one.
            throw new TransientException(host(answer) + " refuses the content (status " + status + ")");
        }
        throw refusal(answer, wanted);
    }

    private HubException refusal(Answer answer, String wanted) {
        String code = answer.header("X-Error-Code");
        return switch (answer.status()) {
            case 401 -> code.equals("GatedRepo") ? gated() : unauthorized();
            case 403 -> code.equals("GatedRepo") ? gated() : forbidden(answer);
            case 404, 410 -> missing(code, wanted);
            default ->
                new HubException(
                        Problem.UNREACHABLE,
                        wanted + " was refused by " + host(answer) + " with status " + answer.status() + said(answer)
                                + "; expected a Hugging Face hub, so check HF_ENDPOINT");
        };
    }

    private HubException gated() {
        String agree = "open " + page() + ", log in and agree to its conditions";
        return settings.token().isEmpty()
                ? new HubException(
                        Problem.TOKEN,
                        "The model " + repository.id() + " is only for people who agreed to its conditions: " + agree
                                + ", then set HF_TOKEN to a token of yours")
                : new HubException(
                        Problem.CONSENT,
                        "The model " + repository.id() + " is not open to the owner of your token yet: " + agree
                                + " (some authors let people in by hand), then try again");
    }

    private HubException unauthorized() {
        return settings.token().isEmpty()
                ? new HubException(
                        Problem.NOT_FOUND,
                        "There is no public model " + repository.id() + " on "
                                + settings.endpoint().getHost()
                                + "; check the name, or set HF_TOKEN if the model is private")
                : new HubException(
                        Problem.TOKEN,
                        settings.endpoint().getHost() + " does not accept your token for " + repository.id()
                                + "; check the name, and HF_TOKEN or log in anew with hf auth login");
    }

    private HubException forbidden(Answer answer) {
        return new HubException(
                Problem.TOKEN,
                host(answer) + " does not let you read " + repository.id() + said(answer) + "; open " + page()
                        + " to see who may, or use a token with read access in HF_TOKEN");
    }

    private HubException missing(String code, String wanted) {
        String text = switch (code) {
            case "RevisionNotFound" ->
                "The model " + repository.id() + " has no revision " + repository.revision() + "; see its branches on "
                        + page();
            case "EntryNotFound" -> wanted + " is no longer there; list the model again";
            default ->
                "There is no model " + repository.id() + " on "
                        + settings.endpoint().getHost() + "; check the name, expected owner/name";
        };
        return new HubException(Problem.NOT_FOUND, text);
    }

    private static String said(Answer answer) {
        String message = answer.header("X-Error-Message");
        return message.isEmpty() ? "" : " (\"" + message + "\")";
    }

    private String page() {
        return settings.endpoint() + "/" + repository.id();
    }

    private static String host(Answer answer) {
        return answer.address().getHost();
    }

    /** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date; zero if there is none. */
    private Duration retryAfter(Answer answer) {
        String text = answer.headers().firstValue("Retry-After").orElse("").strip();
        OptionalLong seconds = ContentRange.number(text);
        if (seconds.isPresent()) {
            return Duration.ofSeconds(seconds.getAsLong());
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
