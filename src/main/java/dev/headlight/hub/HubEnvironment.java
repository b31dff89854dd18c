package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the variables that Hugging Face's own tools read, by their rules. */
final class HubEnvironment {
    private static final String PUBLIC_HUB = "https://huggingface.co";
    private static final Set<String> TRUE = Set.of("1", "on", "yes", "true");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final int LONGEST_TOKEN_FILE = 8192;

    private final Map<String, String> environment;
    private final Path home;

    HubEnvironment(Map<String, String> environment, Path home) {
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    boolean isSet(String name) {
        return TRUE.contains(first(name).orElse("").toLowerCase(Locale.ROOT));
    }

    URI endpoint() throws HubException {
        String text = first("HF_ENDPOINT").orElse(PUBLIC_HUB).replaceAll("/+$", "");
        try {
            URI endpoint = new URI(text);
            String scheme = endpoint.getScheme();
            if (("https".equals(scheme) || "http".equals(scheme))
                    && endpoint.getHost() != null
                    && endpoint.getRawUserInfo() == null
                    && endpoint.getRawQuery() == null
                    && endpoint.getRawFragment() == null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw new HubException(Problem.SETTINGS, noEndpoint(text), e);
        }
        throw new HubException(Problem.SETTINGS, noEndpoint(text));
    }

    private static String noEndpoint(String text) {
        return "HF_ENDPOINT is no address of a hub: expected one such as " + PUBLIC_HUB + ", found " + Texts.plain(text)
                + "; correct or unset it";
    }

    /** From a variable, or from the file that a login leaves. */
    Optional<String> token() throws HubException {
        if (isSet("HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
            return Optional.empty();
        }
        for (String name : List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")) {
            Optional<String> token = first(name);
            if (token.isPresent()) {
                return Optional.of(checked(token.get(), name));
            }
        }
        Path file = path("HF_TOKEN_PATH").orElse(hubHome().resolve("token"));
        return tokenIn(file);
    }

    private static Optional<String> tokenIn(Path file) throws HubException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            String token = new String(stream.readNBytes(LONGEST_TOKEN_FILE), StandardCharsets.UTF_8).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(checked(token, "The file " + file));
        } catch (IOException e) {
            throw new HubException(
                    Problem.SETTINGS,
                    "The token in " + file + " cannot be read: " + e.getMessage() + "; set HF_TOKEN",
                    e);
        }
    }

    private static String checked(String token, String where) throws HubException {
        if (!TOKEN.matcher(token).matches()) {
            throw new HubException(
                    Problem.SETTINGS,
                    where + " holds no token: expected one word such as hf_..., found blanks or other characters in it;"
                            + " copy the token again");
        }
        return token;
    }

    Path cache() throws HubException {
        for (String name : List.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")) {
            Optional<Path> cache = path(name);
            if (cache.isPresent()) {
                return cache.get();
            }
        }
        return hubHome().resolve("hub");
    }

    private Path hubHome() throws HubException {
        Optional<Path> own = path("HF_HOME");
        return own.isPresent()
                ? own.get()
                : path("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("huggingface");
    }

    private Optional<Path> path(String name) throws HubException {
        String text = first(name).orElse("");
        try {
            if (text.equals("~") || text.startsWith("~/") || text.startsWith("~\\")) {
                return Optional.of(home.resolve(text.length() > 2 ? text.substring(2) : ""));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new HubException(
                    Problem.SETTINGS,
                    name + " names no folder: found " + Texts.plain(text) + "; correct or unset it",
                    e);
        }
    }

    private Optional<String> first(String name) {
        @Nullable String value = environment.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
