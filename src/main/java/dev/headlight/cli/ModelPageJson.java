package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.model.ModelPage;
import java.util.List;
import java.util.TreeMap;

/** A model's page for scripts. */
final class ModelPageJson {
    private static final String STANDARD = "ai.onnx";

    private ModelPageJson() {}

    static JsonObject of(ModelPage page) {
        JsonObject json = new JsonObject();
        json.addProperty("path", page.path().toString());
        json.addProperty("name", page.identity().name());
        json.addProperty("architecture", page.identity().architecture());
        json.addProperty("task", page.identity().task());
        json.addProperty("layers", page.attention().blocks().size());
        json.add(
                "heads",
                page.attention().heads().isPresent()
                        ? new JsonPrimitive(page.attention().heads().getAsInt())
                        : JsonNull.INSTANCE);
        json.add("attentions", attentions(page.attention().blocks()));
        json.add("inputs", texts(page.graph().inputs()));
        json.add("outputs", texts(page.graph().outputs()));
        json.addProperty("producer", page.graph().producer());
        Long opset = page.graph().opsets().get(STANDARD);
        json.add("opset", opset == null ? JsonNull.INSTANCE : new JsonPrimitive(opset));
        JsonObject opsets = new JsonObject();
        new TreeMap<>(page.graph().opsets()).forEach(opsets::addProperty);
        json.add("opsets", opsets);
        json.addProperty("parameters", page.graph().parameters());
        json.addProperty("bytes", page.files().bytes());
        json.addProperty("sha256", page.files().sha256());
        json.add("files", files(page.files().checksums()));
        json.addProperty("licence", page.identity().licence());
        json.addProperty("tokenizer", page.tokenizer());
        json.add("labels", texts(page.identity().labels()));
        json.add(
                "variants",
                texts(page.files().variants().stream().map(Object::toString).toList()));
        json.add("remarks", texts(page.remarks()));
        json.add("problems", texts(page.problems()));
        return json;
    }

    private static JsonArray attentions(List<AttentionOrigin> blocks) {
        JsonArray array = new JsonArray();
        for (AttentionOrigin block : blocks) {
            JsonObject json = new JsonObject();
            json.addProperty("layer", block.layer());
            json.addProperty("tensor", block.tensor());
            json.addProperty("kind", block.kind().externalName());
            json.addProperty("method", block.method());
            array.add(json);
        }
        return array;
    }

    private static JsonArray files(List<ModelPage.Checksum> checksums) {
        JsonArray array = new JsonArray();
        for (ModelPage.Checksum file : checksums) {
            JsonObject json = new JsonObject();
            json.addProperty("file", file.file());
            json.addProperty("bytes", file.bytes());
            json.addProperty("sha256", file.sha256());
            array.add(json);
        }
        return array;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
