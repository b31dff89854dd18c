package dev.headlight.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.headlight.core.DurableFiles;
import dev.headlight.model.Manifest.StoredFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads and writes {@code model.json}. */
final class ManifestJson {
    private static final long LARGEST = 1 << 20;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private ManifestJson() {}

    /** @throws ModelStoreException if there is no readable manifest in the folder */
    static Manifest read(Path folder) throws ModelStoreException {
        Path file = folder.resolve(Manifest.FILE);
        try {
            if (!Files.isRegularFile(file)) {
                throw new ModelStoreException(
                        "The folder " + folder + " has no " + Manifest.FILE + "; install the model again");
            }
            if (Files.size(file) > LARGEST) {
                throw new ModelStoreException(file + " is longer than a manifest can be; install the model again");
            }
            return read(JsonFields.parse(Files.readString(file), "The manifest " + file));
        } catch (CharacterCodingException e) {
            throw new ModelStoreException("The manifest " + file + " is no text; install the model again", e);
        } catch (IOException e) {
            throw new ModelStoreException("The manifest " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Manifest read(JsonFields json) throws ModelStoreException {
        long format = json.number("format");
        if (format != Manifest.FORMAT) {
            throw new ModelStoreException("The manifest of the model has format " + format + ", expected "
                    + Manifest.FORMAT + "; install the model again");
        }
        return new Manifest(
                identity(json.object("identity")),
                ConvertedModelJson.read(json.object("model")),
                json.text("recipe"),
                files(json.objects("files")));
    }

    private static ModelIdentity identity(JsonFields json) throws ModelStoreException {
        return new ModelIdentity(json.text("id"), json.text("name"), json.text("licence"), json.text("source"));
    }

    private static List<StoredFile> files(List<JsonFields> json) throws ModelStoreException {
        List<StoredFile> files = new ArrayList<>();
        for (JsonFields file : json) {
            StoredFile stored = new StoredFile(file.text("name"), file.text("sha256"), file.number("bytes"));
            if (!FILE_NAME.matcher(stored.name()).matches()
                    || !SHA256.matcher(stored.sha256()).matches()
                    || stored.bytes() < 0) {
                throw new ModelStoreException("The manifest lists an impossible file: " + stored);
            }
            files.add(stored);
        }
        return files;
    }

    static void write(Manifest manifest, Path folder) throws IOException {
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        JsonObject json = new JsonObject();
        json.addProperty("format", Manifest.FORMAT);
        json.add("identity", gson.toJsonTree(manifest.identity()));
        JsonObject model = new JsonObject();
        ConvertedModelJson.write(manifest.model(), model);
        json.add("model", model);
        json.addProperty("recipe", manifest.recipe());
        json.add("files", gson.toJsonTree(manifest.files()));
        DurableFiles.write(folder.resolve(Manifest.FILE), gson.toJson(json) + "\n");
    }
}
