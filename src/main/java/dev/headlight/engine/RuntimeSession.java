package dev.headlight.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.SplitGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One graph that the runtime has read and checked: as a whole, or its encoder with a head beside it.
 *
 * @param environment shared by all sessions of the process
 * @param session the graph
 * @param inputs what must be fed in every run of the session
 * @param wordHead what makes words of the last hidden states, or null where the session does
 */
record RuntimeSession(
        OrtEnvironment environment,
        OrtSession session,
        Set<GraphInput> inputs,
        @Nullable WordHeadSession wordHead) implements AutoCloseable {
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
            SplitGraph split = model.files().split();
            Path graph = split == null ? model.files().onnx() : split.encoder();
            WordHeadSession head = split == null ? null : new WordHeadSession(environment, split.wordHead(), settings);
            return check(model, environment, create(environment, graph, settings), head);
        } catch (OrtException | LinkageError e) {
            throw new ModelOpenException(
                    "The runtime cannot read " + model.files().onnx() + ": " + e.getMessage() + ". Install the model "
                            + model.id() + " again.",
                    e);
        }
    }

    static OrtSession create(OrtEnvironment environment, Path graph, EngineSettings settings) throws OrtException {
        try (NativeCalls.Call _ = NativeCalls.begin();
                SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(settings.threads());
            // Threads spin while they wait within a run, which is quickest, and sleep between runs, when the processors
            // belong to those who draw the result.
            options.addConfigEntry("session.force_spinning_stop", "1");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return environment.createSession(graph.toString(), options);
        }
    }

    private static RuntimeSession check(
            ModelDescription model, OrtEnvironment environment, OrtSession session, @Nullable WordHeadSession head)
            throws ModelOpenException, OrtException {
        boolean isFit = false;
        try {
            GraphCheck check = new GraphCheck(model, session.getInputInfo(), session.getOutputInfo());
            Set<GraphInput> inputs = check.inputs();
            check.checkOutputs(inputs);
            isFit = true;
            return new RuntimeSession(environment, session, inputs, head);
        } finally {
            if (!isFit) {
                session.close();
            }
        }
    }

    /** What must be fed for a run that yields these outputs. */
    Set<GraphInput> inputs(OutputPlan plan) {
        Set<GraphInput> fed = EnumSet.copyOf(inputs);
        if (wordHead != null && plan.asksWordHead()) {
            fed.add(GraphInput.PREDICTION_POSITIONS);
        }
        return fed;
    }

    /** Runs the graph, and the head where it is asked; the results lie in the outputs then. */
    void run(RunInputs fed, RunOutputs outputs, OutputPlan plan, RunOptions options) throws OrtException {
        try (NativeCalls.Call _ = NativeCalls.begin()) {
            runGraph(fed, outputs, plan, options);
        }
    }

    private void runGraph(RunInputs fed, RunOutputs outputs, OutputPlan plan, RunOptions options) throws OrtException {
        Map<String, OnnxTensor> results = new HashMap<>(outputs.pinned());
        if (wordHead == null || !plan.asksWordHead()) {
            session.run(fed.tensors(), Set.of(), results, options).close();
            return;
        }
        Map<String, OnnxTensor> own = new HashMap<>(fed.tensors());
        OnnxTensor positions = Objects.requireNonNull(own.remove(GraphInput.PREDICTION_POSITIONS.externalName()));
        Map<String, OnnxTensor> logits = Map.of(plan.logits(), Objects.requireNonNull(results.remove(plan.logits())));
        session.run(own, Set.of(), results, options).close();
        FloatTensor states = outputs.tensor(plan.lastHidden());
        wordHead.run(states.buffer(), states.dimension(states.rank() - 1), positions, logits, options);
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
        try (NativeCalls.Call _ = NativeCalls.begin()) {
            if (wordHead != null) {
                wordHead.close();
            }
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime did not close its session", e);
        }
    }
}
