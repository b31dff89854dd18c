package dev.headlight.hub;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.headlight.core.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of a folder come from; kept in the folder as {@value #FILE}.
 *
 * @param endpoint the hub, such as {@code https://huggingface.co}
 * @param repository {@code owner/name}
 * @param commit exactly which state of it
 * @param licence the hub's short name such as {@code apache-2.0}; empty if unknown
 * @param main the path of the file to open
 */
public record HubProvenance(
        URI endpoint, String repository, String commit, String licence, String main, List<FetchedFile> files) {
    /** The name of the file that says so. */
    public static final String FILE = "hub-source.json";

    private static final long LARGEST = 4 << 20;

    /**
     * A file that is there.
     *
     * @param path relative, with {@code /} between folders
     * @param sha256 computed from what is on the disk
     */
    public record FetchedFile(String path, long bytes, String sha256) {}

    public HubProvenance {
        files = List.copyOf(files);
    }

    /** The address of the model's page at that commit. */
    public URI page() {
        return URI.create(endpoint + "/" + repository + "/tree/" + commit);
    }

    void write(Path folder) throws IOException {
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        JsonObject json = new JsonObject();
        json.addProperty("endpoint", endpoint.toString());
        json.addProperty("repository", repository);
        json.addProperty("commit", commit);
        json.addProperty("licence", licence);
        json.addProperty("main", main);
        JsonArray array = new JsonArray();
        for (FetchedFile file : files) {
            JsonObject entry = new JsonObject();
            entry.addProperty("path", file.path());
            entry.addProperty("bytes", file.bytes());
            entry.addProperty("sha256", file.sha256());
            array.add(entry);
        }
        json.add("files", array);
        DurableFiles.replace(folder.resolve(FILE), gson.toJson(json) + "\n");
    }

    /** What a folder says about its origin, or empty if it says nothing that makes sense. */
    public static Optional<HubProvenance> read(Path folder) {
        Path path = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(read(HubJson.parse(Files.readString(path))));
        } catch (IOException | JsonParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HubProvenance read(JsonObject json) {
        List<FetchedFile> files = new ArrayList<>();
        for (JsonElement element : HubJson.array(json, "files")) {
            JsonObject entry = element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
            String sha256 = required(entry, "sha256");
            HubFile file = new HubFile(
                    required(entry, "path"),
                    HubJson.count(entry, "bytes").orElse(-1),
                    new Checksum(Checksum.Algorithm.SHA256, sha256));
            files.add(new FetchedFile(file.path(), file.bytes(), sha256));
        }
        return new HubProvenance(
                URI.create(required(json, "endpoint")),
                required(json, "repository"),
                required(json, "commit"),
                required(json, "licence"),
                required(json, "main"),
                files);
    }

    private static String required(JsonObject json, String name) {
        return HubJson.text(json, name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }
}
