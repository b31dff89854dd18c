package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Understands what people type or paste to name a repository. */
final class RepositoryText {
    static final Set<String> PUBLIC_HOSTS = Set.of("huggingface.co", "www.huggingface.co", "hf.co");
    private static final Set<String> PAGES = Set.of("tree", "blob", "resolve", "raw", "commit", "edit");
    private static final Set<String> OTHER_KINDS = Set.of("datasets", "spaces", "papers", "docs", "collections");
    private static final int LONGEST = 2000;

    private final Set<String> hosts;

    /** @param hosts in lower case, of which addresses are understood */
    RepositoryText(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    HubRepository parse(String text) throws HubException {
        String typed = text.strip();
        if (typed.length() > LONGEST) {
            throw new HubException(Problem.NAME, "The name of a model on the hub is never that long; use owner/name");
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://")) {
            return ofAddress(typed);
        }
        for (String host : hosts) {
            if (lower.startsWith(host + "/")) {
                return ofAddress("https://" + typed);
            }
        }
        int at = typed.indexOf('@');
        String id = at < 0 ? typed : typed.substring(0, at);
        String revision = at < 0 ? HubRepository.DEFAULT_REVISION : typed.substring(at + 1);
        return ofId(List.of(id.split("/", -1)), revision, typed);
    }

    private HubRepository ofAddress(String typed) throws HubException {
        URI address = address(typed);
        String host = address.getHost();
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new HubException(
                    Problem.NAME,
                    "The address " + Texts.plain(typed) + " is not on "
                            + String.join(" or ", hosts.stream().sorted().toList())
                            + "; use owner/name, or set HF_ENDPOINT to use another hub");
        }
        List<String> path = segments(address.getPath());
        if (!path.isEmpty() && OTHER_KINDS.contains(path.get(0))) {
            throw new HubException(
                    Problem.NAME,
                    "The address " + Texts.plain(typed) + " is no model but one of the " + path.get(0)
                            + " of the hub; expected the address of a model's page");
        }
        for (int i = 1; i < path.size(); i++) {
            if (PAGES.contains(path.get(i)) && i <= 2) {
                return ofId(path.subList(0, i), revision(address, i), typed);
            }
        }
        return ofId(path, HubRepository.DEFAULT_REVISION, typed);
    }

    private static URI address(String typed) throws HubException {
        try {
            return new URI(typed);
        } catch (URISyntaxException e) {
            throw new HubException(Problem.NAME, "\"" + Texts.plain(typed) + "\" is no address; use owner/name", e);
        }
    }

    /** The part behind the page's kind; a slash inside a revision is written %2F in addresses. */
    private static String revision(URI address, int page) {
        List<String> raw = segments(address.getRawPath());
        if (raw.size() <= page + 1) {
            return HubRepository.DEFAULT_REVISION;
        }
        return raw.get(page + 1).replace("%2F", "/").replace("%2f", "/");
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeIf(String::isEmpty);
        return segments;
    }

    private static HubRepository ofId(List<String> parts, String revision, String typed) throws HubException {
        return switch (parts.size()) {
            case 1 -> HubRepository.of("", parts.get(0), revision, typed);
            case 2 -> HubRepository.of(parts.get(0).isEmpty() ? "/" : parts.get(0), parts.get(1), revision, typed);
            default -> HubRepository.of("/", "/", revision, typed);
        };
    }
}
