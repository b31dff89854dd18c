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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What one run is fed: several variants of one length side by side, usually one. */
final class RunInputs implements AutoCloseable {
    private final OrtEnvironment environment;
    private final ModelShape shape;
    private final List<Variant> batch;
    private final int tokens;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private RunInputs(OrtEnvironment environment, ModelShape shape, List<Variant> batch) {
        this.environment = environment;
        this.shape = shape;
        this.batch = batch;
        this.tokens = batch.getFirst().text().size();
    }

    static RunInputs create(OrtEnvironment environment, ModelShape shape, Set<GraphInput> wanted, List<Variant> batch)
            throws OrtException {
        RunInputs inputs = new RunInputs(environment, shape, batch);
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
        return switch (input) {
            case INPUT_IDS -> rows(variant -> variant.text().ids());
            case ATTENTION_MASK -> rows(variant -> ones());
            case TOKEN_TYPE_IDS -> rows(variant -> variant.text().typeIds());
            case PREDICTION_POSITIONS -> positions();
            case HEAD_MASK ->
                OnnxTensor.createTensor(
                        environment, headMask(), new long[] {shape.layers(), (long) batch.size() * shape.heads()});
        };
    }

    private OnnxTensor rows(Function<Variant, long[]> row) throws OrtException {
        return longs(batch.stream().map(row).flatMapToLong(Arrays::stream).toArray(), batch.size(), tokens);
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

    private long[] ones() {
        long[] ones = new long[tokens];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Places in all rows, one row after the other. */
    private OnnxTensor positions() throws OrtException {
        List<Long> positions = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            for (int position : batch.get(row).predictionPositions()) {
                positions.add((long) row * tokens + position);
            }
        }
        return longs(positions.stream().mapToLong(Long::longValue).toArray(), positions.size());
    }

    private FloatBuffer headMask() {
        int width = batch.size() * shape.heads();
        float[] mask = new float[shape.layers() * width];
        Arrays.fill(mask, 1);
        for (int row = 0; row < batch.size(); row++) {
            for (HeadRef head : batch.get(row).switchedOff()) {
                mask[head.layer() * width + row * shape.heads() + head.head()] = 0;
            }
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
