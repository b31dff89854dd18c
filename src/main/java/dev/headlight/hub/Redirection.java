package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules for being sent on. */
final class Redirection {
    private Redirection() {}

    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /**
     * Where to go next.
     *
     * @throws HubException if the address is none, or would give up encryption
     */
    static URI next(URI from, String location) throws HubException {
        URI next;
        try {
            next = from.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw refused(from, "to an impossible address", e);
        }
        String scheme = scheme(next);
        if (next.getHost() == null
                || next.getRawUserInfo() != null
                || !(scheme.equals("https") || scheme.equals("http"))) {
            throw refused(from, "to an impossible address", null);
        }
        if (scheme(from).equals("https") && scheme.equals("http")) {
            throw refused(from, "to " + next.getHost() + " without encryption", null);
        }
        return next;
    }

    /** Whether both addresses are of the same server: scheme, host and port. */
    static boolean isSameServer(URI one, URI other) {
        return scheme(one).equals(scheme(other)) && host(one).equals(host(other)) && port(one) == port(other);
    }

    private static String scheme(URI address) {
        return Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
    }

    private static String host(URI address) {
        return Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return scheme(address).equals("https") ? 443 : 80;
    }

    private static HubException refused(URI from, String where, @Nullable Throwable cause) {
        String message = from.getHost() + " sent the request on " + where
                + ", which is not followed; check HF_ENDPOINT or try again later";
        return cause == null
                ? new HubException(Problem.UNREACHABLE, message)
                : new HubException(Problem.UNREACHABLE, message, cause);
    }
}
