package dev.headlight.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header of a safetensors file: tensors in the order of their bytes, and free metadata.
 *
 * <p>The rules are those of <a href="https://github.com/huggingface/safetensors#format">the format</a>: places may
 * neither overlap nor leave gaps, and must fit the shapes.
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";

    /** @param begin first byte, counted from the end of the header */
    record Entry(WeightInfo weight, long begin, long end) {}

    /**
     * @param dataLength bytes after the header
     * @throws CheckpointException if the header breaks a rule
     */
    static SafetensorsHeader parse(String json, long dataLength) throws CheckpointException {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (!names.add(name)) {
                    throw new CheckpointException("The safetensors header has " + name + " twice");
                }
                if (name.equals(METADATA)) {
                    readMetadata(reader, metadata);
                } else {
                    entries.add(readEntry(reader, name));
                }
            }
            reader.endObject();
        } catch (CheckpointException e) {
            throw e;
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw new CheckpointException("The safetensors header is not as expected: " + ShardIndex.reason(e), e);
        } catch (IOException e) {
            throw new CheckpointException("The safetensors header ends too early", e);
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        checkPlaces(entries, dataLength);
        return new SafetensorsHeader(List.copyOf(entries), Map.copyOf(metadata));
    }

    private static void readMetadata(JsonReader reader, Map<String, String> metadata) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            metadata.put(reader.nextName(), reader.nextString());
        }
        reader.endObject();
    }

    private static Entry readEntry(JsonReader reader, String name) throws IOException {
        String type = "nothing";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> type = reader.nextString();
                case "shape" -> shape = readNumbers(reader);
                case "data_offsets" -> offsets = readNumbers(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        if (offsets.size() != 2) {
            throw new CheckpointException(
                    "The safetensors header gives " + name + " the place " + offsets + ", expected two offsets");
        }
        String found = type;
        StoredType stored = StoredType.ofSafetensors(type)
                .orElseThrow(() -> new CheckpointException("The tensor " + name + " has the unknown type " + found));
        Entry entry = new Entry(new WeightInfo(name, stored, shape), offsets.get(0), offsets.get(1));
        if (TensorShapes.bytes(name, stored, shape) != entry.end() - entry.begin()) {
            throw new CheckpointException("The tensor " + name + " of shape " + shape + " and type " + type
                    + " does not fit its place " + offsets);
        }
        return entry;
    }

    private static List<Long> readNumbers(JsonReader reader) throws IOException {
        List<Long> numbers = new ArrayList<>();
        reader.beginArray();
        while (reader.peek() == JsonToken.NUMBER) {
            long number = reader.nextLong();
            if (number < 0) {
                throw new CheckpointException("The safetensors header has the negative number " + number);
            }
            if (numbers.size() == TensorShapes.MAX_RANK) {
                throw new CheckpointException(
                        "The safetensors header has more than " + TensorShapes.MAX_RANK + " numbers in a row");
            }
            numbers.add(number);
        }
        reader.endArray();
        return numbers;
    }

    private static void checkPlaces(List<Entry> entries, long dataLength) throws CheckpointException {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end) {
                throw new CheckpointException("The tensor " + entry.weight().name() + " begins at " + entry.begin()
                        + ", expected " + end + ": tensors may neither overlap nor leave gaps");
            }
            end = entry.end();
        }
        if (end != dataLength) {
            throw new CheckpointException(
                    "The safetensors file has " + dataLength + " bytes of tensors, its header tells of " + end);
        }
    }
}
