package dev.headlight.export.numbers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A trace as JSON: an object with its facts as texts, tokens, ids and type ids as lists, and each tensor as nested lists
 * of numbers, the shortest that read back as the same float32. What is not a number, which JSON has no word for, is null.
 */
final class TraceJson {
    private TraceJson() {}

    static void write(Trace trace, Path file) throws IOException {
        try (JsonWriter json =
                new JsonWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW))) {
            TraceFacts facts = new TraceFacts(trace);
            json.beginObject();
            for (Map.Entry<String, String> fact : facts.texts().entrySet()) {
                json.name(fact.getKey()).value(fact.getValue());
            }
            for (Map.Entry<String, JsonArray> list : facts.lists().entrySet()) {
                json.name(list.getKey());
                write(list.getValue(), json);
            }
            for (StackedTensor tensor : TraceTensors.all(trace)) {
                json.name(tensor.name());
                write(tensor, json);
            }
            json.endObject();
        }
    }

    private static void write(JsonArray list, JsonWriter json) throws IOException {
        json.beginArray();
        for (JsonElement element : list) {
            if (element.getAsJsonPrimitive().isString()) {
                json.value(element.getAsString());
            } else {
                json.value(element.getAsLong());
            }
        }
        json.endArray();
    }

    private static void write(StackedTensor tensor, JsonWriter json) throws IOException {
        if (!tensor.hasAxisOfParts()) {
            write(tensor.parts().getFirst(), 0, 0, json);
            return;
        }
        json.beginArray();
        for (FloatTensor part : tensor.parts()) {
            write(part, 0, 0, json);
        }
        json.endArray();
    }

    /** Writes the numbers of one place along the axes before {@code axis}, and answers where the next ones begin. */
    private static int write(FloatTensor tensor, int axis, int from, JsonWriter json) throws IOException {
        if (axis == tensor.rank()) {
            write(tensor.get(from), json);
            return from + 1;
        }
        int next = from;
        json.beginArray();
        for (int place = 0; place < tensor.dimension(axis); place++) {
            next = write(tensor, axis + 1, next, json);
        }
        json.endArray();
        return next;
    }

    private static void write(float number, JsonWriter json) throws IOException {
        if (Float.isFinite(number)) {
            json.value(number);
        } else {
            json.nullValue();
        }
    }
}
