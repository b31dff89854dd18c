package dev.headlight.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the float32 tensors of a small safetensors file that the tests trust. */
public final class TensorFile {
    private final ByteBuffer bytes;
    private final JsonObject header;

    public TensorFile(Path file) {
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int length = Math.toIntExact(bytes.getLong(0));
        header = JsonParser.parseString(new String(bytes.array(), Long.BYTES, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    public JsonObject header() {
        return header;
    }

    public int[] shape(String name) {
        int[] shape = new int[tensor(name).getAsJsonArray("shape").size()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = tensor(name).getAsJsonArray("shape").get(axis).getAsInt();
        }
        return shape;
    }

    /** All numbers, in row-major order. */
    public float[] numbers(String name) {
        JsonArray offsets = tensor(name).getAsJsonArray("data_offsets");
        int begin = offsets.get(0).getAsInt();
        int length = offsets.get(1).getAsInt() - begin;
        int data = Math.toIntExact(Long.BYTES + bytes.getLong(0));
        FloatBuffer numbers =
                bytes.slice(data + begin, length).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] copy = new float[numbers.remaining()];
        numbers.get(copy);
        return copy;
    }

    private JsonObject tensor(String name) {
        return header.getAsJsonObject(name);
    }
}
