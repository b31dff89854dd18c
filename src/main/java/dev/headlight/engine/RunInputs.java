package dev.headlight.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription.ModelShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What one run is fed. */
final class RunInputs implements AutoCloseable {
    private final OrtEnvironment environment;
    private final ModelShape shape;
    private final TraceRequest request;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private RunInputs(OrtEnvironment environment, ModelShape shape, TraceRequest request) {
        this.environment = environment;
        this.shape = shape;
        this.request = request;
    }

    static RunInputs create(OrtEnvironment environment, ModelShape shape, Set<GraphInput> wanted, TraceRequest request)
            throws OrtException {
        RunInputs inputs = new RunInputs(environment, shape, request);
        boolean isComplete = false;
        try {
            for (GraphInput input : wanted) {
                inputs.tensors.put(input.externalName(), inputs.tensor(input));
            }
            isComplete = true;
            return inputs;
        } finally {
            if (!isComplete) {
                inputs.close();
            }
        }
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    private OnnxTensor tensor(GraphInput input) throws OrtException {
        int tokens = request.text().size();
        return switch (input) {
            case INPUT_IDS -> longs(request.text().ids(), 1, tokens);
            case ATTENTION_MASK -> longs(ones(tokens), 1, tokens);
            case TOKEN_TYPE_IDS -> longs(request.text().typeIds(), 1, tokens);
            case PREDICTION_POSITIONS ->
                longs(positions(), request.predictionPositions().size());
            case HEAD_MASK ->
                OnnxTensor.createTensor(environment, headMask(), new long[] {shape.layers(), shape.heads()});
        };
    }

    private OnnxTensor longs(long[] numbers, long... dimensions) throws OrtException {
        // One number more than needed, because an empty direct buffer may have no address.
        LongBuffer buffer = ByteBuffer.allocateDirect((numbers.length + 1) * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer()
                .put(numbers)
                .flip();
        return OnnxTensor.createTensor(environment, buffer, dimensions);
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private long[] positions() {
        return request.predictionPositions().stream()
                .mapToLong(Integer::longValue)
                .toArray();
    }

    private FloatBuffer headMask() {
        float[] mask = new float[shape.layers() * shape.heads()];
        Arrays.fill(mask, 1);
        for (HeadRef head : request.switchedOff()) {
            mask[head.layer() * shape.heads() + head.head()] = 0;
        }
        return ByteBuffer.allocateDirect(mask.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(mask)
                .flip();
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
        tensors.clear();
    }
}
