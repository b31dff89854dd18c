package dev.headlight.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Keeps what a newer version or another program wrote into a file when this version writes it anew. Pure functions. */
public final class SurvivingFields {
    /** What an element of a list is about; elements with the same subject are the same one. */
    public static final String SUBJECT = "of";

    private SurvivingFields() {}

    /**
     * A new object with the fields of {@code now}, and those of {@code before} that {@code now} does not have; in objects
     * within, and in elements of lists that are about the same, too.
     *
     * @param now everything that this version knows, {@code null} where something is absent
     */
    public static JsonObject keep(JsonObject before, JsonObject now) {
        JsonObject kept = new JsonObject();
        now.entrySet().forEach(field -> kept.add(field.getKey(), keep(before.get(field.getKey()), field.getValue())));
        before.entrySet().forEach(field -> {
            if (!kept.has(field.getKey())) {
                kept.add(field.getKey(), field.getValue());
            }
        });
        return kept;
    }

    private static JsonElement keep(JsonElement before, JsonElement now) {
        if (before instanceof JsonObject old && now instanceof JsonObject object) {
            return keep(old, object);
        }
        if (before instanceof JsonArray old && now instanceof JsonArray list) {
            return keep(old, list);
        }
        return now;
    }

    private static JsonArray keep(JsonArray before, JsonArray now) {
        JsonArray kept = new JsonArray();
        now.forEach(element -> kept.add(element instanceof JsonObject object ? keepElement(before, object) : element));
        return kept;
    }

    private static JsonObject keepElement(JsonArray before, JsonObject now) {
        JsonElement subject = now.get(SUBJECT);
        for (JsonElement old : before) {
            if (subject != null && old instanceof JsonObject object && subject.equals(object.get(SUBJECT))) {
                return keep(object, now);
            }
        }
        return now;
    }
}
