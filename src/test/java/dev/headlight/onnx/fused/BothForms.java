package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.headlight.onnx.OnnxFormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model as it was and with its fused nodes rewritten, run on the same numbers by the real runtime.
 *
 * @param expected outputs of the original
 * @param found outputs of the rewritten model, and the probabilities, queries, keys and values of nodes in its main graph
 */
record BothForms(Expansion expansion, Map<String, Numbers> expected, Map<String, Numbers> found) {
    static final double TOLERANCE = 1e-4;

    static BothForms of(SmallModel model) throws OnnxFormatException, OrtException {
        return of(model.build(), model.feeds());
    }

    static BothForms of(ModelProto model, Map<String, Numbers> feeds) throws OnnxFormatException, OrtException {
        Expansion expansion = FusedAttention.expand(model.getGraph(), model.getOpsetImportList());
        return new BothForms(expansion, run(model, feeds), run(shown(model, expansion), feeds));
    }

    /** Only the rewritten form, where the runtime has no kernel for the original. */
    static BothForms rewritten(SmallModel model) throws OnnxFormatException, OrtException {
        Expansion expansion =
                FusedAttention.expand(model.build().getGraph(), model.build().getOpsetImportList());
        return new BothForms(expansion, Map.of(), run(shown(model.build(), expansion), model.feeds()));
    }

    /** The rewritten model with its probabilities, queries, keys and values as outputs. */
    static ModelProto shown(ModelProto model, Expansion expansion) {
        GraphProto.Builder graph = expansion.graph().toBuilder();
        for (RewrittenNode node : expansion.rewritten()) {
            if (node.scope().equals("main")) {
                for (String name : List.of(node.probabilities(), node.queries(), node.keys(), node.values())) {
                    if (graph.getInputList().stream()
                            .noneMatch(input -> input.getName().equals(name))) {
                        graph.addOutput(floats(name));
                    }
                }
            }
        }
        return model.toBuilder()
                .setGraph(graph)
                .clearOpsetImport()
                .addAllOpsetImport(expansion.opsets())
                .build();
    }

    private static ValueInfoProto floats(String name) {
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(DataType.FLOAT.getNumber())
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    static Map<String, Numbers> run(ModelProto model, Map<String, Numbers> feeds) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        Map<String, Numbers> results = new TreeMap<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model.toByteArray(), options)) {
                for (Map.Entry<String, Numbers> feed : feeds.entrySet()) {
                    inputs.put(feed.getKey(), feed.getValue().tensor());
                }
                try (OrtSession.Result outputs = session.run(inputs)) {
                    for (Map.Entry<String, OnnxValue> output : outputs) {
                        results.put(output.getKey(), Numbers.of((OnnxTensor) output.getValue()));
                    }
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
        return results;
    }

    Numbers found(String name) {
        assertThat(found).containsKey(name);
        return found.getOrDefault(name, Numbers.scalar(0));
    }

    Numbers probabilities() {
        return found(expansion.rewritten().getFirst().probabilities());
    }

    Numbers queries() {
        return found(expansion.rewritten().getFirst().queries());
    }

    Numbers keys() {
        return found(expansion.rewritten().getFirst().keys());
    }

    Numbers values() {
        return found(expansion.rewritten().getFirst().values());
    }

    BothForms agree() {
        return agreeWithin(TOLERANCE);
    }

    /** Checks that all outputs are the same, relative to the largest number where that is beyond 1. */
    BothForms agreeWithin(double tolerance) {
        assertThat(expected).isNotEmpty();
        expected.keySet().forEach(name -> agreeOn(name, tolerance));
        return this;
    }

    /** Where the kernel leaves chance numbers in other outputs. */
    BothForms agreeOn(String name) {
        agreeOn(name, TOLERANCE);
        return this;
    }

    private void agreeOn(String name, double tolerance) {
        Numbers numbers = expected.getOrDefault(name, Numbers.scalar(0));
        Numbers other = found(name);
        assertThat(other.shape()).as(name).containsExactly(numbers.shape());
        assertThat(other.type()).as(name).isEqualTo(numbers.type());
        double[] left = numbers.numbers();
        double[] right = other.numbers();
        double worst = 0;
        double largest = 1;
        for (int i = 0; i < left.length; i++) {
            worst = Math.max(worst, Math.abs(left[i] - right[i]));
            largest = Math.max(largest, Math.abs(left[i]));
        }
        assertThat(worst).as("%s, largest %s", name, largest).isLessThanOrEqualTo(tolerance * largest);
    }

    /** Checks that the probabilities of each query sum to 1 within 1e-5. */
    BothForms rowsSumToOne() {
        expansion.rewritten().stream()
                .filter(node -> node.scope().equals("main"))
                .forEach(node -> {
                    Numbers numbers = found(node.probabilities());
                    long[] shape = numbers.shape();
                    assertThat(shape).hasSize(4);
                    int keys = (int) shape[3];
                    double[] all = numbers.numbers();
                    double worst = 0;
                    for (int start = 0; start < all.length; start += keys) {
                        double sum = 0;
                        for (int key = 0; key < keys; key++) {
                            sum += all[start + key];
                        }
                        worst = Math.max(worst, Math.abs(sum - 1));
                    }
                    assertThat(worst).as(node.probabilities()).isLessThan(1e-5);
                });
        return this;
    }
}
