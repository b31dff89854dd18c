package dev.headlight.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headlight.core.ModelDescription.About;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.TraceField;
import dev.headlight.model.Manifest.StoredFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        JsonFields about = json.object("about");
        Manifest manifest = new Manifest(
                json.text("id"),
                json.text("name"),
                json.text("architecture"),
                json.text("task"),
                shape(json.object("shape")),
                outputs(json.object("outputs")),
                new About(about.text("licence"), about.text("source"), about.text("note")),
                json.text("recipe"),
                files(json.objects("files")));
        if (manifest.outputs().attentions().size() != manifest.shape().layers()) {
            throw new ModelStoreException("The manifest of the model " + manifest.id() + " names "
                    + manifest.outputs().attentions().size() + " attentions for "
                    + manifest.shape().layers() + " layers; install the model again");
        }
        return manifest;
    }

    private static ModelShape shape(JsonFields json) throws ModelStoreException {
        return new ModelShape(
                json.count("layers", 1),
                json.count("heads", 1),
                json.count("headSize", 1),
                json.count("hiddenSize", 1),
                json.count("vocabularySize", 0),
                json.count("maxTokens", 1),
                json.number("parameters"));
    }

    private static TraceOutputs outputs(JsonFields json) throws ModelStoreException {
        Map<TraceField, List<String>> details = new EnumMap<>(TraceField.class);
        for (TraceField field : TraceField.values()) {
            List<String> names = json.texts(field.externalName());
            if (!names.isEmpty()) {
                details.put(field, names);
            }
        }
        return new TraceOutputs(json.texts("attentions"), details, json.text("logits"));
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
        json.addProperty("id", manifest.id());
        json.addProperty("name", manifest.name());
        json.addProperty("architecture", manifest.architecture());
        json.addProperty("task", manifest.task());
        json.add("shape", gson.toJsonTree(manifest.shape()));
        json.add("outputs", outputs(manifest.outputs()));
        json.add("about", gson.toJsonTree(manifest.about()));
        json.addProperty("recipe", manifest.recipe());
        json.add("files", gson.toJsonTree(manifest.files()));
        SafeFiles.writeDurably(folder.resolve(Manifest.FILE), gson.toJson(json) + "\n");
    }

    private static JsonElement outputs(TraceOutputs outputs) {
        JsonObject json = new JsonObject();
        json.add("attentions", texts(outputs.attentions()));
        for (TraceField field : TraceField.values()) {
            List<String> names = outputs.details().get(field);
            if (names != null) {
                json.add(field.externalName(), texts(names));
            }
        }
        json.addProperty("logits", outputs.logits());
        return json;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
