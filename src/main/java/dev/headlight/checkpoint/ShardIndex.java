package dev.headlight.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The index of weights that were published in several files, {@code model.safetensors.index.json}.
 *
 * @param files the file of each weight: plain names in the folder of the index
 * @param totalBytes what all weights take together, if the index tells
 */
record ShardIndex(Map<String, String> files, OptionalDouble totalBytes) {
    private static final long LONGEST = 1 << 25;

    /** @throws CheckpointException if the index is damaged or names a file outside of its folder */
    static ShardIndex read(Path path) throws IOException {
        String file = path.getFileName().toString();
        if (Files.size(path) > LONGEST) {
            throw new CheckpointException("The file " + file + " has " + Files.size(path)
                    + " bytes, expected an index of at most " + LONGEST);
        }
        Map<String, String> files = new LinkedHashMap<>();
        OptionalDouble total = OptionalDouble.empty();
        try (Reader text = Files.newBufferedReader(path);
                JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "weight_map" -> readFiles(reader, files);
                    case "metadata" -> total = readTotal(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        } catch (CheckpointException e) {
            throw e;
        } catch (IllegalStateException | NumberFormatException | IOException e) {
            throw new CheckpointException("The file " + file + " is no index of weights: " + reason(e), e);
        }
        if (files.isEmpty()) {
            throw new CheckpointException("The file " + file + " is no index of weights: it has no weight_map");
        }
        return new ShardIndex(Map.copyOf(files), total);
    }

    private static void readFiles(JsonReader reader, Map<String, String> files) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String weight = reader.nextName();
            String file = reader.nextString();
            if (!isPlain(file)) {
                throw new CheckpointException("The index puts " + weight + " into " + file
                        + ", expected the plain name of a file in the same folder");
            }
            files.put(weight, file);
        }
        reader.endObject();
    }

    private static boolean isPlain(String file) {
        return !file.isEmpty()
                && !file.startsWith(".")
                && file.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }

    private static OptionalDouble readTotal(JsonReader reader) throws IOException {
        OptionalDouble total = OptionalDouble.empty();
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.nextName().equals("total_size") && reader.peek() == JsonToken.NUMBER) {
                total = OptionalDouble.of(reader.nextDouble());
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        return total;
    }

    /** What is wrong with a JSON text, without the link that Gson adds in a second line. */
    static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
