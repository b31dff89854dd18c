package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the environment says about the hub, in the variables of Hugging Face's own tools.
 *
 * @param endpoint where the hub is, without a trailing slash: {@code HF_ENDPOINT}
 * @param token who the user is there, or empty: {@code HF_TOKEN}, or what {@code hf auth login} left on the disk
 * @param cache where those tools keep what they downloaded: {@code HF_HUB_CACHE}, or below {@code HF_HOME}
 * @param isOffline whether nothing may be sent: {@code HF_HUB_OFFLINE}
 */
public record HubSettings(URI endpoint, Optional<String> token, Path cache, boolean isOffline, HubProxies proxies) {
    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "HubSettings[endpoint=" + endpoint + ", cache=" + cache + ", offline=" + isOffline + "]";
    }

    /**
     * @param environment the variables of the process
     * @param home the user's home folder
     * @throws HubException naming the variable that cannot be used
     */
    public static HubSettings of(Map<String, String> environment, Path home) throws HubException {
        HubEnvironment variables = new HubEnvironment(environment, home);
        return new HubSettings(
                variables.endpoint(),
                variables.token(),
                variables.cache(),
                variables.isSet("HF_HUB_OFFLINE") || variables.isSet("TRANSFORMERS_OFFLINE"),
                HubProxies.of(environment));
    }

    /** A repository as people type it; addresses on the endpoint are understood like those on huggingface.co. */
    public HubRepository repository(String text) throws HubException {
        Set<String> hosts = new TreeSet<>(RepositoryText.PUBLIC_HOSTS);
        hosts.add(endpoint.getHost().toLowerCase(Locale.ROOT));
        return new RepositoryText(hosts).parse(text);
    }

    /** @throws HubException if nothing may be sent */
    void checkOnline(String wanted) throws HubException {
        if (isOffline) {
            throw new HubException(
                    Problem.OFFLINE,
                    wanted + " is not in the cache " + cache
                            + " and HF_HUB_OFFLINE forbids to download it; unset HF_HUB_OFFLINE to do so");
        }
    }
}
