package dev.headlight.hub;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.headlight.hub.Checksum.Algorithm;
import dev.headlight.hub.HubListing.About;
import dev.headlight.hub.HubListing.Gate;
import dev.headlight.hub.HubListing.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists what the cache has of a repository, for when the hub cannot be asked. */
final class CacheListing {
    private static final int DEPTH = 4;
    private static final int MOST_FILES = 2000;
    private static final long LARGEST_TEXT = 1 << 20;
    private static final Pattern CARD = Pattern.compile("\\A---\\R(.*?)\\R---", Pattern.DOTALL);

    private final HubCache cache;

    CacheListing(HubCache cache) {
        this.cache = cache;
    }

    /** What is there, or empty if nothing is. */
    Optional<HubListing> of(HubRepository repository, Cancellation cancellation) throws HubException {
        Optional<String> commit = cache.commit(repository);
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        Path snapshot = cache.snapshot(repository, commit.get());
        try {
            List<HubFile> files = files(snapshot, cancellation);
            return files.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new HubListing(repository, commit.get(), Source.CACHE, about(snapshot), files));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<HubFile> files(Path snapshot, Cancellation cancellation) throws IOException, HubException {
        List<HubFile> files = new ArrayList<>();
        for (Path path : cache.files(snapshot, DEPTH, MOST_FILES)) {
            String name = snapshot.relativize(path).toString().replace('\\', '/');
            if (FilePaths.staysInside(name)) {
                Path real = cache.inside(path).orElse(path);
                files.add(new HubFile(name, Files.size(real), checksum(real, cancellation)));
            }
        }
        return files;
    }

    /** Blobs are named by their checksum; where the system has no links the file itself must be read. */
    private static Checksum checksum(Path real, Cancellation cancellation) throws IOException, HubException {
        String name = real.getFileName().toString();
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.accepts(name)) {
                return new Checksum(algorithm, name);
            }
        }
        return new Checksum(Algorithm.SHA256, Digests.of(real, cancellation).sha256());
    }

    private About about(Path snapshot) {
        JsonObject config = config(snapshot);
        String card = text(snapshot.resolve("README.md"));
        Matcher matcher = CARD.matcher(card);
        String facts = matcher.find() ? matcher.group(1) : "";
        return new About(
                fact(facts, "license"),
                fact(facts, "pipeline_tag"),
                Texts.plain(HubJson.text(config, "model_type").orElse("")),
                ListingJson.texts(config, "architectures"),
                Gate.OPEN,
                Precision.FULL,
                0);
    }

    private JsonObject config(Path snapshot) {
        try {
            return HubJson.parse(text(snapshot.resolve("config.json")));
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    /** A fact of the card that stands on one line. */
    private static String fact(String facts, String name) {
        Matcher matcher = Pattern.compile("^" + name + ":[ \\t]*[\"']?([^\"'\\r\\n#]*)", Pattern.MULTILINE)
                .matcher(facts);
        return matcher.find() ? Texts.plain(matcher.group(1)) : "";
    }

    /** A small text of the snapshot, or an empty one. */
    private String text(Path path) {
        try {
            Optional<Path> real = cache.inside(path);
            return real.isPresent() && Files.size(real.get()) <= LARGEST_TEXT ? Files.readString(real.get()) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
