package dev.headlight.hub;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why no answer came. */
final class NetworkTrouble {
    private static final String ADVICE = ": check the connection, HF_ENDPOINT and HTTPS_PROXY";

    private NetworkTrouble() {}

    static TransientException explain(URI address, Throwable cause) {
        String host = address.getAuthority();
        for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
            switch (at) {
                case UnknownHostException e -> {
                    return new TransientException("the host " + host + " is not known here" + ADVICE, cause);
                }
                case UnresolvedAddressException e -> {
                    return new TransientException("the host " + host + " is not known here" + ADVICE, cause);
                }
                case HttpConnectTimeoutException e -> {
                    return new TransientException(host + " cannot be reached" + ADVICE, cause);
                }
                case ConnectException e -> {
                    return new TransientException(host + " cannot be reached" + ADVICE, cause);
                }
                case SSLException e -> {
                    return new TransientException(
                            "the encrypted connection to " + host + " failed ("
                                    + Texts.plain(String.valueOf(e.getMessage())) + "): check the clock and the proxy",
                            cause);
                }
                default -> {}
            }
        }
        return new TransientException("the connection to " + host + " was cut", cause);
    }
}
