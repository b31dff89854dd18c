package dev.headlight.hub;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a partial file: of which content it is, and how far each of its segments is.
 *
 * @param tag the entity tag under which the content was served, or empty
 */
record PartJournal(HubFile file, String tag, List<Segment> segments) {
    private static final long LARGEST = 64 << 10;
    private static final int FORMAT = 1;

    /** The journal of this very content, or empty if there is none that can be trusted. */
    static Optional<PartJournal> read(Path path, HubFile file) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            JsonObject json = HubJson.parse(Files.readString(path));
            if (!describes(json, file)) {
                return Optional.empty();
            }
            return segments(HubJson.array(json, "segments"), file.bytes())
                    .map(segments ->
                            new PartJournal(file, HubJson.text(json, "tag").orElse(""), segments));
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    private static boolean describes(JsonObject json, HubFile file) {
        return HubJson.count(json, "format").orElse(0) == FORMAT
                && HubJson.count(json, "bytes").orElse(-1) == file.bytes()
                && HubJson.text(json, "checksum")
                        .orElse("")
                        .equals(file.checksum().toString());
    }

    /** Segments that cover the whole file without gap or overlap. */
    private static Optional<List<Segment>> segments(JsonArray array, long bytes) {
        List<Segment> segments = new ArrayList<>();
        long end = 0;
        for (JsonElement element : array) {
            JsonArray numbers = element.isJsonArray() ? element.getAsJsonArray() : new JsonArray();
            long to = numbers.size() == 2 ? HubJson.count(numbers.get(0)).orElse(-1) : -1;
            long next = numbers.size() == 2 ? HubJson.count(numbers.get(1)).orElse(-1) : -1;
            if (to <= end || next < end || next > to) {
                return Optional.empty();
            }
            segments.add(new Segment(end, to, next));
            end = to;
        }
        return end == bytes && !segments.isEmpty() ? Optional.of(segments) : Optional.empty();
    }

    /** As it is to be written; the segments may go on meanwhile. */
    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("bytes", file.bytes());
        json.addProperty("checksum", file.checksum().toString());
        json.addProperty("tag", tag);
        JsonArray array = new JsonArray();
        for (Segment segment : segments) {
            JsonArray numbers = new JsonArray();
            numbers.add(segment.end());
            numbers.add(segment.next());
            array.add(numbers);
        }
        json.add("segments", array);
        return json.toString();
    }

    long doneBytes() {
        return segments.stream().mapToLong(Segment::done).sum();
    }
}
