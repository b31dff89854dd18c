package dev.headlight.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One text with what bert-base-uncased gives for it, computed in float64. */
public record ReferenceCase(JsonObject json) {
    public static Stream<ReferenceCase> all() {
        try {
            JsonArray cases = JsonParser.parseString(Files.readString(resource("reference/cases.json")))
                    .getAsJsonObject()
                    .getAsJsonArray("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(element -> new ReferenceCase(element.getAsJsonObject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path resource(String name) {
        URL url = Objects.requireNonNull(ReferenceCase.class.getResource("/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text() {
        return json.get("text").getAsString();
    }

    public @Nullable String pair() {
        JsonElement pair = json.get("text_pair");
        return pair.isJsonNull() ? null : pair.getAsString();
    }

    public TensorFile tensors() {
        return new TensorFile(resource("reference/" + json.get("file").getAsString()));
    }

    public List<String> strings(String field) {
        return elements(field).map(JsonElement::getAsString).toList();
    }

    public long[] longs(String field) {
        return elements(field).mapToLong(JsonElement::getAsLong).toArray();
    }

    /** One answer for each mask: {@code position} and {@code top}. */
    public List<JsonObject> masks() {
        return json.has("fill_mask")
                ? elements("fill_mask").map(JsonElement::getAsJsonObject).toList()
                : List.of();
    }

    private Stream<JsonElement> elements(String field) {
        return StreamSupport.stream(json.getAsJsonArray(field).spliterator(), false);
    }

    @Override
    public String toString() {
        return json.get("name").getAsString();
    }
}
