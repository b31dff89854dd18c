package dev.headlight.hub;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer whose content has not been read yet.
 *
 * @param isFromHub whether the hub itself answered, not a place it sent us on to
 * @param registration lets cancelling end the waiting for content, as long as this is open
 */
record Answer(
        int status,
        URI address,
        HttpHeaders headers,
        AnswerBody body,
        boolean isFromHub,
        Cancellation.Registration registration)
        implements AutoCloseable {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    static final int RANGE_NOT_SATISFIABLE = 416;

    boolean isWhole() {
        return status == OK;
    }

    boolean isPartial() {
        return status == PARTIAL;
    }

    /** A header's value made fit for a sentence, or empty. */
    String header(String name) {
        return Texts.plain(headers.firstValue(name).orElse(""));
    }

    /** An entity tag that allows to ask for the rest of the same content; weak ones do not. */
    String strongTag() {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\"") && tag.endsWith("\"") && tag.length() <= 200)
                .filter(tag -> tag.chars().allMatch(c -> c >= ' ' && c <= '~'))
                .orElse("");
    }

    /** How long the content is, if the server says so. */
    OptionalLong contentLength() {
        return ContentRange.number(headers.firstValue("Content-Length").orElse(""));
    }

    Optional<ContentRange> contentRange() {
        return ContentRange.parse(headers.firstValue("Content-Range").orElse(""));
    }

    @Override
    public void close() {
        registration.close();
        body.close();
    }
}
