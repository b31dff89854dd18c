package dev.headlight.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs an ONNX file in the real runtime. */
public final class OnnxRun implements AutoCloseable {
    private final OrtSession session;

    /** Numbers of one output. */
    public static final class Result {
        private final long[] shape;
        private final float[] numbers;

        public Result(long[] shape, float[] numbers) {
            this.shape = shape.clone();
            this.numbers = numbers.clone();
        }

        public long[] shape() {
            return shape.clone();
        }

        public float[] numbers() {
            return numbers.clone();
        }
    }

    public OnnxRun(Path model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = OrtEnvironment.getEnvironment().createSession(model.toString(), options);
        }
    }

    public static OnnxTensor batch(long... ids) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(ids), new long[] {1, ids.length});
    }

    /** Texts of one length, {@code [texts, tokens]}. */
    public static OnnxTensor batch(long[][] texts) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), texts);
    }

    public static OnnxTensor list(long... numbers) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(numbers), new long[] {numbers.length});
    }

    public static OnnxTensor matrix(float[][] numbers) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), numbers);
    }

    /** Runs the model and closes the inputs. */
    public Map<String, Result> run(Map<String, OnnxTensor> inputs) throws OrtException {
        Map<String, Result> results = new HashMap<>();
        try (OrtSession.Result outputs = session.run(inputs)) {
            for (Map.Entry<String, OnnxValue> output : outputs) {
                OnnxTensor tensor = (OnnxTensor) output.getValue();
                FloatBuffer buffer = tensor.getFloatBuffer();
                float[] numbers = new float[buffer.remaining()];
                buffer.get(numbers);
                results.put(output.getKey(), new Result(tensor.getInfo().getShape(), numbers));
            }
        }
        inputs.values().forEach(OnnxTensor::close);
        return results;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
