package dev.headlight.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head that predicts words, opened when it is first asked, which takes a fifth of a second for BERT: most texts have no
 * word to guess. Thread-safe.
 */
final class WordHeadSession implements AutoCloseable {
    private static final String HIDDEN = "hidden";

    private final OrtEnvironment environment;
    private final Path graph;
    private final EngineSettings settings;
    private @Nullable OrtSession session;

    WordHeadSession(OrtEnvironment environment, Path graph, EngineSettings settings) {
        this.environment = environment;
        this.graph = graph;
        this.settings = settings;
    }

    /**
     * Predicts words.
     *
     * @param hidden the last hidden states of all texts, one after the other, {@code hiddenSize} numbers each
     * @param positions {@code [k]}, among all of them
     * @param logits by the name of the output, {@code [k, vocabulary]}; written to
     */
    void run(
            FloatBuffer hidden,
            int hiddenSize,
            OnnxTensor positions,
            Map<String, OnnxTensor> logits,
            RunOptions options)
            throws OrtException {
        long[] shape = {1, hidden.remaining() / hiddenSize, hiddenSize};
        try (OnnxTensor states = OnnxTensor.createTensor(environment, hidden, shape)) {
            Map<String, OnnxTensor> feeds =
                    Map.of(HIDDEN, states, GraphInput.PREDICTION_POSITIONS.externalName(), positions);
            opened().run(feeds, Set.of(), logits, options).close();
        }
    }

    private synchronized OrtSession opened() throws OrtException {
        if (session == null) {
            session = RuntimeSession.create(environment, graph, settings);
        }
        return session;
    }

    @Override
    public synchronized void close() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime did not close the head of a model", e);
        }
    }
}
