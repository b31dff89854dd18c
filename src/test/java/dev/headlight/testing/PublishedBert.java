package dev.headlight.testing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.core.ModelDescription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes a BERT of the store back as the checkpoint that Hugging Face publishes: kernels as {@code [out, in]}. */
public final class PublishedBert {
    private PublishedBert() {}

    /** Fills a folder with {@code model.safetensors}, {@code config.json} and {@code tokenizer.json}. */
    public static void write(ModelDescription model, Path folder) throws IOException {
        Path source = model.files().folder();
        for (String name : List.of("config.json", "tokenizer.json")) {
            Files.copy(source.resolve(name), folder.resolve(name));
        }
        List<TensorProto> weights =
                ModelProto.parseFrom(Files.readAllBytes(model.files().onnx())).getGraph().getInitializerList().stream()
                        .filter(tensor -> tensor.getExternalDataCount() > 0)
                        .toList();
        byte[] header = header(weights);
        try (FileChannel numbers = FileChannel.open(source.resolve("model.onnx.data"));
                FileChannel file = FileChannel.open(
                        folder.resolve("model.safetensors"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .flip());
            file.write(ByteBuffer.wrap(header));
            for (TensorProto weight : weights) {
                ByteBuffer stored =
                        numbers.map(FileChannel.MapMode.READ_ONLY, number(weight, "offset"), number(weight, "length"));
                file.write(isKernel(weight) ? turned(weight, stored) : stored);
            }
        }
    }

    private static byte[] header(List<TensorProto> weights) {
        JsonObject json = new JsonObject();
        long end = 0;
        for (TensorProto weight : weights) {
            JsonArray shape = new JsonArray();
            List<Long> sizes = isKernel(weight) ? weight.getDimsList().reversed() : weight.getDimsList();
            sizes.forEach(shape::add);
            JsonArray range = new JsonArray();
            range.add(end);
            end += number(weight, "length");
            range.add(end);
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", "F32");
            entry.add("shape", shape);
            entry.add("data_offsets", range);
            json.add(weight.getName(), entry);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isKernel(TensorProto weight) {
        return weight.getDimsCount() == 2 && !weight.getName().contains("embeddings");
    }

    private static ByteBuffer turned(TensorProto weight, ByteBuffer stored) {
        int rows = Math.toIntExact(weight.getDims(0));
        int columns = Math.toIntExact(weight.getDims(1));
        FloatBuffer numbers = stored.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        ByteBuffer result = ByteBuffer.allocate(rows * columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                result.putFloat(numbers.get(row * columns + column));
            }
        }
        return result.flip();
    }

    private static long number(TensorProto weight, String key) {
        return weight.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
