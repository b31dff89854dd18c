package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy a request takes: the one that Java was told ({@code -Dhttps.proxyHost=...}), else the one of {@code
 * HTTPS_PROXY}, {@code HTTP_PROXY} or {@code ALL_PROXY}, except for the hosts in {@code NO_PROXY} and this machine.
 */
public final class HubProxies {
    private final Map<String, ProxyAddress> byScheme;
    private final ProxyExceptions exceptions;

    private HubProxies(Map<String, ProxyAddress> byScheme, ProxyExceptions exceptions) {
        this.byScheme = Map.copyOf(byScheme);
        this.exceptions = exceptions;
    }

    static HubProxies of(Map<String, String> environment) throws HubException {
        Map<String, ProxyAddress> byScheme = new TreeMap<>();
        for (String scheme : List.of("http", "https")) {
            for (String name : List.of("all_proxy", scheme + "_proxy")) {
                Optional<String> value = variable(environment, name);
                if (value.isPresent()) {
                    byScheme.put(scheme, ProxyAddress.parse(name.toUpperCase(Locale.ROOT), value.get()));
                }
            }
        }
        return new HubProxies(
                byScheme, new ProxyExceptions(variable(environment, "no_proxy").orElse("")));
    }

    /** Both spellings are usual; the small one wins, as in other tools. */
    private static Optional<String> variable(Map<String, String> environment, String name) {
        String value = Objects.requireNonNullElse(
                environment.get(name), Objects.requireNonNullElse(environment.get(name.toUpperCase(Locale.ROOT)), ""));
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                return List.of(proxyFor(address));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException trouble) {
                // The request fails with the same trouble, which is told to the user there.
            }
        };
    }

    private Proxy proxyFor(URI address) {
        Proxy ofJava = javaProxy(address);
        @Nullable ProxyAddress ours = byScheme.get(address.getScheme());
        if (ofJava.type() == Proxy.Type.HTTP || ours == null || exceptions.cover(address)) {
            return ofJava.type() == Proxy.Type.HTTP ? ofJava : Proxy.NO_PROXY;
        }
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(ours.host(), ours.port()));
    }

    private static Proxy javaProxy(URI address) {
        @Nullable ProxySelector ofJava = ProxySelector.getDefault();
        List<Proxy> proxies = ofJava == null ? List.of() : ofJava.select(address);
        return proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
    }

    /**
     * What a proxy of ours that wants to know its user is told; empty for all other requests.
     *
     * <p>Told at once, not when asked: a client with an authenticator stumbles over refusals of the hub itself.
     */
    Optional<String> authorization(URI address) {
        @Nullable ProxyAddress ours = byScheme.get(address.getScheme());
        if (ours == null
                || ours.user().isEmpty()
                || exceptions.cover(address)
                || javaProxy(address).type() == Proxy.Type.HTTP) {
            return Optional.empty();
        }
        byte[] login = (ours.user() + ":" + ours.password()).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(login));
    }

    /** Where a proxy is; user and password may be empty. */
    record ProxyAddress(String host, int port, String user, String password) {
        private static final int DEFAULT_PORT = 80;

        static ProxyAddress parse(String variable, String text) throws HubException {
            String whole = text.contains("://") ? text : "http://" + text;
            try {
                URI address = new URI(whole);
                if ("http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) {
                    String login = Objects.requireNonNullElse(address.getUserInfo(), "");
                    int colon = login.indexOf(':');
                    return new ProxyAddress(
                            address.getHost(),
                            address.getPort() < 0 ? DEFAULT_PORT : address.getPort(),
                            colon < 0 ? login : login.substring(0, colon),
                            colon < 0 ? "" : login.substring(colon + 1));
                }
            } catch (URISyntaxException e) {
                throw new HubException(Problem.SETTINGS, wrong(variable), e);
            }
            throw new HubException(Problem.SETTINGS, wrong(variable));
        }

        /** Does not repeat what was found, which may hold a password. */
        private static String wrong(String variable) {
            return variable + " names no proxy that can be used: expected http://host:port or"
                    + " http://user:password@host:port (SOCKS and HTTPS proxies are not supported); correct or unset it";
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
