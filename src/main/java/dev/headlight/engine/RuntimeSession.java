package dev.headlight.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.headlight.core.ModelDescription;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;

/**
 * One graph that the runtime has read and checked.
 *
 * @param environment shared by all sessions of the process
 * @param session the graph
 * @param inputs what must be fed in every run
 */
record RuntimeSession(OrtEnvironment environment, OrtSession session, Set<GraphInput> inputs) implements AutoCloseable {
    static RuntimeSession open(ModelDescription model, EngineSettings settings) throws ModelOpenException {
        if (!Files.isRegularFile(model.files().onnx())) {
            throw new ModelOpenException(
                    "The graph " + model.files().onnx() + " is missing. Install the model " + model.id() + " again.");
        }
        RuntimeTelemetry.switchOff();
        NativeRuntime.prepare(settings.cacheFolder());
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return check(model, environment, create(model, settings, environment));
        } catch (OrtException | LinkageError e) {
            throw new ModelOpenException(
                    "The runtime cannot read " + model.files().onnx() + ": " + e.getMessage() + ". Install the model "
                            + model.id() + " again.",
                    e);
        }
    }

    private static OrtSession create(ModelDescription model, EngineSettings settings, OrtEnvironment environment)
            throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(settings.threads());
            // Threads spin while they wait within a run, which is quickest, and sleep between runs, when the processors
            // belong to those who draw the result.
            options.addConfigEntry("session.force_spinning_stop", "1");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return environment.createSession(model.files().onnx().toString(), options);
        }
    }

    private static RuntimeSession check(ModelDescription model, OrtEnvironment environment, OrtSession session)
            throws ModelOpenException, OrtException {
        boolean isFit = false;
        try {
            GraphCheck check = new GraphCheck(model, session.getInputInfo(), session.getOutputInfo());
            Set<GraphInput> inputs = check.inputs();
            check.checkOutputs(inputs);
            isFit = true;
            return new RuntimeSession(environment, session, inputs);
        } finally {
            if (!isFit) {
                session.close();
            }
        }
    }

    /** Whether every input that has an axis for it says that it takes more than one text at a time. */
    boolean takesBatches() {
        try {
            for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
                boolean isList = input.getKey().equals(GraphInput.PREDICTION_POSITIONS.externalName());
                int axis = input.getKey().equals(GraphInput.HEAD_MASK.externalName()) ? 1 : 0;
                if (!isList && ((TensorInfo) input.getValue().getInfo()).getShape()[axis] != -1) {
                    return false;
                }
            }
            return true;
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime does not say what its session takes", e);
        }
    }

    /** The runtime and its version, such as {@code ONNX Runtime 1.29.0}. */
    String runtime() {
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime did not close its session", e);
        }
    }
}
