package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the files of {@code shared/onnx-zoo} with fused nodes; runs where that folder exists. */
class FusedZooSharedTest {
    private static final Path ZOO = Path.of(System.getProperty("headlight.test.shared", "../shared"), "onnx-zoo");
    private static final double HALF_TOLERANCE = 2e-3;
    private final Random random = new Random(17);

    /** Files whose original the runtime on the CPU refuses, though the rewritten form runs. */
    private static final Set<String> ORIGINAL_DOES_NOT_RUN = Set.of("ort__gpt2_megatron_opt_skiplayernorm.onnx");

    private static Stream<JsonObject> models() throws IOException {
        JsonArray models = JsonParser.parseString(Files.readString(ZOO.resolve("zoo.json")))
                .getAsJsonObject()
                .getAsJsonArray("models");
        return models.asList().stream().map(JsonElement::getAsJsonObject);
    }

    static List<String> fused() throws IOException {
        return models().filter(model -> !nodes(model).isEmpty())
                .map(model -> model.get("file").getAsString())
                .toList();
    }

    static List<String> runnable() throws IOException {
        return models().filter(model -> !nodes(model).isEmpty())
                .filter(model -> model.get("not_verified_because").isJsonNull()
                        || ORIGINAL_DOES_NOT_RUN.contains(model.get("file").getAsString())
                        || model.get("file").getAsString().startsWith("tract__"))
                .map(model -> model.get("file").getAsString())
                .toList();
    }

    static List<String> withoutFused() throws IOException {
        return models().filter(model -> nodes(model).isEmpty())
                .map(model -> model.get("file").getAsString())
                .toList();
    }

    private static JsonArray nodes(JsonObject model) {
        return model.getAsJsonArray("fused_attention_nodes");
    }

    private static ModelProto read(String file) throws IOException {
        return ModelProto.parseFrom(Files.readAllBytes(ZOO.resolve(file)));
    }

    private static Expansion expand(ModelProto model) throws IOException {
        return FusedAttention.expand(model.getGraph(), model.getOpsetImportList());
    }

    @ParameterizedTest
    @MethodSource("fused")
    void everyFusedNodeIsRewrittenInItsScope(String file) throws IOException {
        List<String> expected = new ArrayList<>();
        for (JsonElement node :
                nodes(models().filter(model -> model.get("file").getAsString().equals(file))
                        .findFirst()
                        .orElseThrow())) {
            JsonObject stated = node.getAsJsonObject();
            expected.add(stated.get("scope").getAsString() + " "
                    + stated.get("op").getAsString().replace("::", "."));
        }
        Expansion expansion = expand(read(file));
        assertThat(expansion.rewritten())
                .extracting(node -> node.scope() + " " + node.operator())
                .containsExactlyElementsOf(expected);
        assertThat(expansion.refused()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withoutFused")
    void aGraphWithoutFusedNodesStaysItself(String file) throws IOException {
        ModelProto model = read(file);
        Expansion expansion = expand(model);
        assertThat(expansion.rewritten()).isEmpty();
        assertThat(expansion.graph()).isSameAs(model.getGraph());
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void theRewrittenFormYieldsTheSame(String file) throws IOException, OrtException {
        ModelProto model = withRandomMatrices(read(file));
        Map<String, Numbers> feeds = feeds(model.getGraph(), file);
        if (ORIGINAL_DOES_NOT_RUN.contains(file)) {
            Expansion expansion = expand(model);
            new BothForms(expansion, Map.of(), BothForms.run(BothForms.shown(model, expansion), feeds)).rowsSumToOne();
            return;
        }
        boolean half =
                file.contains("fp16") || file.startsWith("genai__tiny-qwen") || file.startsWith("genai__tiny-graph");
        BothForms.of(model, feeds)
                .agreeWithin(half ? HALF_TOLERANCE : BothForms.TOLERANCE)
                .rowsSumToOne();
    }

    /** Many files hold nothing but ones for matrices, which makes any two tokens the same; random numbers take their place. */
    private ModelProto withRandomMatrices(ModelProto model) {
        ModelProto.Builder result = model.toBuilder();
        for (TensorProto.Builder weight : result.getGraphBuilder().getInitializerBuilderList()) {
            if (weight.getDataType() == 1 && weight.getDimsCount() == 2) {
                int count = (int) (weight.getDims(0) * weight.getDims(1));
                ByteBuffer raw = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < count; i++) {
                    raw.putFloat(random.nextFloat() - 0.5f);
                }
                weight.clearFloatData().setRawData(ByteString.copyFrom(raw.flip()));
            }
        }
        return result.build();
    }

    private Map<String, Numbers> feeds(GraphProto graph, String file) {
        Set<String> weights = new HashSet<>();
        graph.getInitializerList().forEach(weight -> weights.add(weight.getName()));
        Map<String, Numbers> feeds = new LinkedHashMap<>();
        for (ValueInfoProto input : graph.getInputList()) {
            if (!weights.contains(input.getName())) {
                feeds.put(input.getName(), feed(input, file));
            }
        }
        return feeds;
    }

    private Numbers feed(ValueInfoProto input, String file) {
        String name = input.getName();
        TypeProto.Tensor type = input.getType().getTensorType();
        long[] shape = type.getShape().getDimList().stream()
                .mapToLong(size -> size.hasDimValue() ? size.getDimValue() : size(size.getDimParam(), file))
                .toArray();
        return switch (type.getElemType()) {
            case 1 -> name.contains("mask") ? filled(OnnxJavaType.FLOAT, 1, shape) : Numbers.random(random, shape);
            case 10 ->
                name.contains("mask")
                        ? filled(OnnxJavaType.FLOAT16, 1, shape)
                        : Numbers.random(random, shape).as(OnnxJavaType.FLOAT16);
            case 6 -> integers(OnnxJavaType.INT32, name, shape);
            case 7 -> integers(OnnxJavaType.INT64, name, shape);
            default -> filled(OnnxJavaType.BOOL, 1, shape);
        };
    }

    /** Four tokens after a past of three; two sequences where the kernel lets them have a past. */
    private static long size(String symbol, String file) {
        if (symbol.contains("batch")) {
            return file.startsWith("genai__tiny-qwen") || file.startsWith("genai__tiny-graph") ? 1 : 2;
        }
        if (symbol.contains("total") || symbol.equals("past_sequence_length + sequence_length")) {
            return 7;
        }
        if (symbol.contains("past")) {
            return 3;
        }
        return file.startsWith("ort__dmmha") || file.startsWith("genai__static") ? 1 : 4;
    }

    private Numbers integers(OnnxJavaType type, String name, long... shape) {
        if (name.contains("mask")) {
            return filled(type, 1, shape);
        }
        if (name.equals("seqlens_k")) {
            return filled(type, 5, shape);
        }
        if (name.equals("total_sequence_length")) {
            return filled(type, 6, shape);
        }
        if (name.equals("write_indices")) {
            return filled(type, 4, shape);
        }
        if (name.equals("nonpad_kv_seqlen")) {
            return filled(type, 5, shape);
        }
        return Numbers.whole(type, random, 0, 4, shape);
    }

    private static Numbers filled(OnnxJavaType type, double number, long... shape) {
        int count = 1;
        for (long size : shape) {
            count *= (int) size;
        }
        double[] numbers = new double[count];
        java.util.Arrays.fill(numbers, number);
        return Numbers.of(type, shape, numbers);
    }
}
