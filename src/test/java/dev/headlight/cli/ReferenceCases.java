package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What another implementation of the model said of some texts. */
final class ReferenceCases {
    private ReferenceCases() {}

    static List<Case> all() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ReferenceCases.class.getResourceAsStream("/reference/cases.json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .map(Case::new)
                    .toList();
        }
    }

    static Case named(String name) throws IOException {
        return all().stream()
                .filter(each -> each.text("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One text with its results. */
    record Case(JsonObject json) {
        String text(String key) {
            return json.get(key).getAsString();
        }

        boolean has(String key) {
            return json.has(key) && !json.get(key).isJsonNull();
        }

        JsonArray list(String key) {
            return json.getAsJsonArray(key);
        }

        @Override
        public String toString() {
            return text("name");
        }
    }
}
