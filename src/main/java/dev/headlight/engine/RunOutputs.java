package dev.headlight.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.headlight.core.FloatTensor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The memory that one run writes its results to. Closing it frees the runtime's handles, not the memory. */
final class RunOutputs implements AutoCloseable {
    private final Slab.Loan loan;
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    private final Map<String, FloatTensor> results = new HashMap<>();

    private RunOutputs(Slab.Loan loan) {
        this.loan = loan;
    }

    static RunOutputs create(OrtEnvironment environment, OutputPlan plan, BufferPool pool) throws OrtException {
        RunOutputs outputs = new RunOutputs(pool.lend(plan.bytes()));
        boolean isComplete = false;
        try {
            for (OutputPlan.Output output : plan.outputs()) {
                outputs.pin(environment, output);
            }
            isComplete = true;
            return outputs;
        } finally {
            if (!isComplete) {
                outputs.discard();
            }
        }
    }

    private void pin(OrtEnvironment environment, OutputPlan.Output output) throws OrtException {
        MemorySegment place = loan.memory().asSlice(output.offset(), output.bytes());
        FloatBuffer numbers =
                place.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
        pinned.put(output.name(), OnnxTensor.createTensor(environment, numbers, output.dimensionArray()));
        results.put(output.name(), new FloatTensor(numbers, output.shape()));
    }

    Map<String, OnnxTensor> pinned() {
        return pinned;
    }

    boolean has(List<String> names) {
        return results.keySet().containsAll(names);
    }

    /** Results without copies; each keeps the memory of the whole run. */
    List<FloatTensor> tensors(List<String> names) {
        return names.stream().map(this::tensor).toList();
    }

    FloatTensor tensor(String name) {
        FloatTensor tensor = results.get(name);
        if (tensor == null) {
            throw new IllegalStateException("the output " + name + " was not asked for");
        }
        return tensor;
    }

    /** Gives the memory back at once, where no result was handed out. */
    void discard() {
        close();
        results.clear();
        loan.giveBack().run();
    }

    @Override
    public void close() {
        pinned.values().forEach(OnnxTensor::close);
        pinned.clear();
    }
}
