package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.HeadModules.Detector;
import dev.headlight.checkpoint.architecture.HeadModules.Pooled;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Writes the head of a task on top of the last hidden state. */
final class TaskHead {
    private static final String LOGITS = "logits";

    private final HeadModules modules;
    private final Encoder encoder;
    private final EncoderGraph parts;
    private final GraphBuilder graph;
    private final long width;

    TaskHead(HeadModules modules, Encoder encoder, EncoderGraph parts) {
        this.modules = modules;
        this.encoder = encoder;
        this.parts = parts;
        this.graph = parts.graph();
        this.width = encoder.sizes().hiddenSize();
    }

    /**
     * @param hidden {@code [batch * tokens, hidden size]}
     * @param labels how many the classifier tells apart, where the task has some
     * @param isTied whether the decoder's matrix is that of the word embeddings
     */
    void write(ModelTask task, Value hidden, int labels, boolean isTied) {
        switch (task) {
            case FILL_MASK -> new MaskedLanguageHead(modules.masked(), encoder, parts).write(hidden, isTied);
            case TEXT_CLASSIFICATION -> firstToken(modules.pooled(), hidden, labels);
            case TOKEN_CLASSIFICATION -> eachToken(hidden, labels);
            case QUESTION_ANSWERING -> span(hidden);
            case REPLACED_TOKEN_DETECTION -> modules.detector().ifPresent(detector -> detect(detector, hidden));
            case FEATURE_EXTRACTION -> {}
        }
    }

    private void firstToken(Pooled head, Value hidden, int labels) {
        SharedConstants constants = parts.constants();
        Value apart = parts.frame().apart("head/apart", hidden);
        Value row = graph.node(
                "Gather", "head/first", List.of(apart, constants.integers("zero", 0)), Attribute.of("axis", 1L));
        Value first =
                graph.node("Reshape", "head/first/flat", List.of(row, constants.integers("shape/first", -1, width)));
        Value pooled = head.dense()
                .map(dense -> activated(dense, head.activation(), first))
                .orElse(first);
        Value logits = parts.blocks().linear(head.classifier(), pooled, width, labels);
        show(LOGITS, logits, constants.integers("shape/logits", -1, labels), "batch", Integer.toString(labels));
    }

    private void eachToken(Value hidden, int labels) {
        Value logits = parts.blocks().linear(modules.tokenClassifier(), hidden, width, labels);
        Value shape = parts.frame().grid().shape("shape/logits", labels);
        show(LOGITS, logits, shape, "batch", "tokens", Integer.toString(labels));
    }

    private void span(Value hidden) {
        Value both = parts.blocks().linear(modules.span(), hidden, width, 2);
        List<Value> ends = graph.nodes(
                "Split",
                List.of("head/start", "head/end"),
                List.of(both),
                Attribute.of("axis", 1L),
                Attribute.of("num_outputs", 2));
        show("start_logits", ends.getFirst(), parts.frame().grid().sizes(), "batch", "tokens");
        show("end_logits", ends.getLast(), parts.frame().grid().sizes(), "batch", "tokens");
    }

    private void detect(Detector head, Value hidden) {
        Value dense = activated(head.dense(), head.activation(), hidden);
        show(
                LOGITS,
                parts.blocks().linear(head.output(), dense, width, 1),
                parts.frame().grid().sizes(),
                "batch",
                "tokens");
    }

    private Value activated(String module, Activation activation, Value input) {
        Value dense = parts.blocks().linear(module, input, width, width);
        return parts.activations().apply(activation, module + "/activation", dense);
    }

    private void show(String name, Value value, Value shape, String... sizes) {
        graph.output(graph.node("Reshape", name, List.of(value, shape)), ElementType.FLOAT, sizes);
    }
}
