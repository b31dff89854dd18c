package dev.headlight.export.numbers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A safetensors file, read by the rules of the format and nothing of the writer's. */
public final class SafetensorsContent {
    private final JsonObject header;
    private final ByteBuffer data;
    private final int headerLength;

    private SafetensorsContent(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        headerLength = Math.toIntExact(bytes.getLong());
        byte[] json = new byte[headerLength];
        bytes.get(json);
        header =
                JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    public static SafetensorsContent of(byte[] file) {
        return new SafetensorsContent(file);
    }

    public static SafetensorsContent of(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    public int headerLength() {
        return headerLength;
    }

    public int dataLength() {
        return data.limit();
    }

    public List<String> names() {
        return header.keySet().stream()
                .filter(name -> !name.equals("__metadata__"))
                .toList();
    }

    public String metadata(String key) {
        return header.getAsJsonObject("__metadata__").get(key).getAsString();
    }

    public boolean hasMetadata(String key) {
        return header.getAsJsonObject("__metadata__").has(key);
    }

    public String type(String name) {
        return header.getAsJsonObject(name).get("dtype").getAsString();
    }

    public int[] shape(String name) {
        return ints(name, "shape");
    }

    public int[] range(String name) {
        return ints(name, "data_offsets");
    }

    public float[] numbers(String name) {
        int[] range = range(name);
        float[] numbers = new float[(range[1] - range[0]) / Float.BYTES];
        data.slice(range[0], range[1] - range[0])
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }

    private int[] ints(String name, String key) {
        return header.getAsJsonObject(name).getAsJsonArray(key).asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }
}
