package dev.headlight.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.OnnxGraph;
import dev.headlight.onnx.Value;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The matrix products of a transformer encoder and nothing else, as a graph for the same runtime: in each layer six
 * products with weights of their own and two products of one matrix for each head.
 *
 * <p>The products of all layers form two chains, so that none is like another and none may be left out. Numbers are
 * drawn so that their variance stays the same along a chain.
 */
final class PlainProducts implements AutoCloseable {
    private static final int OPSET = 20;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelShape shape;
    private final Random random = new Random(1);

    private PlainProducts(OrtEnvironment environment, OrtSession session, ModelShape shape) {
        this.environment = environment;
        this.session = session;
        this.shape = shape;
    }

    /** Writes the graph and its weights into {@code folder}, which must be empty, and opens it. */
    static PlainProducts open(Path folder, ModelShape shape, int wide, int threads) throws IOException, OrtException {
        Plan plan = new Plan(shape, wide);
        Path file = folder.resolve("model.onnx");
        plan.write(folder, file);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // As the engine has it. Threads that still spin after their run would take a processor from the encoder's.
            options.addConfigEntry("session.force_spinning_stop", "1");
            return new PlainProducts(environment, environment.createSession(file.toString(), options), shape);
        }
    }

    /** Floating-point operations of one run: two for each product of two numbers. */
    static double operations(ModelShape shape, int wide, int tokens) {
        double width = shape.hiddenSize();
        double linear = 4 * width * width + 2 * width * wide;
        double attention = 2.0 * tokens * shape.heads() * shape.headSize();
        return 2.0 * tokens * shape.layers() * (linear + attention);
    }

    /** Inputs for texts of one length. */
    Feed feed(int tokens) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        int heads = shape.heads();
        int size = shape.headSize();
        inputs.put("hidden", tensor(1, tokens, shape.hiddenSize()));
        inputs.put("queries", tensor(1, heads, tokens, size));
        inputs.put("keys", tensor(1 / Math.sqrt(size), heads, size, tokens));
        inputs.put("values", tensor(1 / Math.sqrt(tokens), heads, tokens, size));
        return new Feed(inputs);
    }

    private OnnxTensor tensor(double deviation, long... dimensions) throws OrtException {
        long count = 1;
        for (long dimension : dimensions) {
            count *= dimension;
        }
        FloatBuffer numbers = Plan.spread(random, Math.toIntExact(count), deviation);
        return OnnxTensor.createTensor(environment, numbers, dimensions);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /** What one run takes. */
    final class Feed implements AutoCloseable {
        private final Map<String, OnnxTensor> inputs;

        private Feed(Map<String, OnnxTensor> inputs) {
            this.inputs = inputs;
        }

        void run() throws OrtException {
            session.run(inputs).close();
        }

        @Override
        public void close() {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** The graph. */
    private static final class Plan {
        private final GraphBuilder graph = new GraphBuilder("products", OPSET);
        private final Map<String, long[]> weights = new HashMap<>();
        private final ModelShape shape;
        private final int wide;

        Plan(ModelShape shape, int wide) {
            this.shape = shape;
            this.wide = wide;
        }

        void write(Path folder, Path file) throws IOException {
            OnnxGraph built = build();
            Random random = new Random(2);
            try (WeightsFile numbers = new WeightsFile(folder, built)) {
                for (Map.Entry<String, long[]> weight : weights.entrySet()) {
                    long[] sizes = weight.getValue();
                    int count = Math.toIntExact(sizes[0] * sizes[1]);
                    numbers.write(weight.getKey(), spread(random, count, 1 / Math.sqrt((double) sizes[0])));
                }
                numbers.finish();
            }
            built.write(file, "Headlight", Map.of());
        }

        /** Evenly spread numbers of mean 0. */
        static FloatBuffer spread(Random random, int count, double deviation) {
            FloatBuffer numbers = ByteBuffer.allocateDirect(count * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            double bound = deviation * Math.sqrt(3);
            while (numbers.hasRemaining()) {
                numbers.put((float) (bound * (2 * random.nextDouble() - 1)));
            }
            return numbers.flip();
        }

        private OnnxGraph build() {
            String heads = Integer.toString(shape.heads());
            String size = Integer.toString(shape.headSize());
            String width = Integer.toString(shape.hiddenSize());
            Value hidden = graph.input("hidden", ElementType.FLOAT, "tokens", width);
            Value queries = graph.input("queries", ElementType.FLOAT, heads, "tokens", size);
            Value keys = graph.input("keys", ElementType.FLOAT, heads, size, "tokens");
            Value values = graph.input("values", ElementType.FLOAT, heads, "tokens", size);
            for (int layer = 0; layer < shape.layers(); layer++) {
                hidden = layer(layer, hidden);
                Value scores = graph.node("MatMul", "scores." + layer, List.of(queries, keys));
                queries = graph.node("MatMul", "context." + layer, List.of(scores, values));
            }
            graph.output(hidden, ElementType.FLOAT, "tokens", width);
            graph.output(queries, ElementType.FLOAT, heads, "tokens", size);
            return graph.build();
        }

        private Value layer(int layer, Value hidden) {
            Value last = hidden;
            for (String name : List.of("query", "key", "value", "output")) {
                last = product(name + "." + layer, last, shape.hiddenSize(), shape.hiddenSize());
            }
            last = product("wide." + layer, last, shape.hiddenSize(), wide);
            return product("narrow." + layer, last, wide, shape.hiddenSize());
        }

        private Value product(String name, Value input, long in, long out) {
            weights.put(name + "/weight", new long[] {in, out});
            Value weight = graph.weight(name + "/weight", List.of(in, out));
            return graph.node("MatMul", name, List.of(input, weight));
        }
    }
}
