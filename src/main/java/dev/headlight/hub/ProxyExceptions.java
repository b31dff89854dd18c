package dev.headlight.hub;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The hosts that are reached without a proxy: those of {@code NO_PROXY}, and this machine. */
final class ProxyExceptions {
    private final List<String> entries;

    /** @param list such as {@code example.com,.intern,10.0.0.1:8080}, or {@code *} for all */
    ProxyExceptions(String list) {
        entries = List.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.startsWith("*.") ? entry.substring(1) : entry)
                .toList();
    }

    boolean cover(URI address) {
        String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || entries.stream().anyMatch(entry -> covers(entry, host, address.getPort()));
    }

    /** An entry covers a host and everything below it; with a port it covers that port only. */
    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String name = entry;
        int colon = entry.lastIndexOf(':');
        if (colon > 0 && entry.indexOf(':') == colon) {
            if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        String plain = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(plain) || host.endsWith("." + plain);
    }
}
