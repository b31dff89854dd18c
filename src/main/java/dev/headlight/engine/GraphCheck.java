package dev.headlight.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.TraceField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a graph says of itself with the model's description, before the first run. */
final class GraphCheck {
    private static final long ANY = -1;

    private final ModelDescription model;
    private final Map<String, NodeInfo> inputs;
    private final Map<String, NodeInfo> outputs;

    GraphCheck(ModelDescription model, Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs) {
        this.model = model;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** The inputs that must be fed in every run. */
    Set<GraphInput> inputs() throws ModelOpenException {
        Set<GraphInput> known = EnumSet.noneOf(GraphInput.class);
        for (Map.Entry<String, NodeInfo> entry : inputs.entrySet()) {
            GraphInput input = GraphInput.named(entry.getKey())
                    .orElseThrow(() -> problem(
                            "the input \"" + entry.getKey() + "\" is unknown; known are " + GraphInput.allNames()));
            checkTensor("input", entry.getKey(), entry.getValue(), input.type(), expected(input));
            known.add(input);
        }
        if (!known.contains(GraphInput.INPUT_IDS)) {
            throw problem("an input \"input_ids\" was expected, found " + inputs.keySet());
        }
        return known;
    }

    private long[] expected(GraphInput input) {
        return switch (input) {
            case HEAD_MASK -> new long[] {model.shape().layers(), model.shape().heads()};
            case PREDICTION_POSITIONS -> new long[] {ANY};
            case INPUT_IDS, ATTENTION_MASK, TOKEN_TYPE_IDS -> new long[] {1, ANY};
        };
    }

    void checkOutputs(Set<GraphInput> fed) throws ModelOpenException {
        ModelShape shape = model.shape();
        checkOutputs("attentions", model.outputs().attentions(), shape.layers(), 1, shape.heads(), ANY, ANY);
        for (Map.Entry<TraceField, List<String>> detail :
                model.outputs().details().entrySet()) {
            String field = detail.getKey().externalName();
            if (detail.getKey() == TraceField.HIDDEN_STATES) {
                checkOutputs(field, detail.getValue(), shape.layers() + 1, 1, ANY, shape.hiddenSize());
            } else {
                checkOutputs(field, detail.getValue(), shape.layers(), 1, shape.heads(), ANY, shape.headSize());
            }
        }
        // A head beside the encoder answers by itself.
        if (model.outputs().answersTask() && model.files().split() == null) {
            checkAnswers(fed);
        }
    }

    private void checkAnswers(Set<GraphInput> fed) throws ModelOpenException {
        if (!model.outputs().task().equals(model.task().outputs())) {
            throw problem("for its task " + model.task().externalName() + " the outputs "
                    + model.task().outputs() + " were expected, found "
                    + model.outputs().task());
        }
        for (String name : model.outputs().task()) {
            checkOutputs(name, List.of(name), 1, AnswerShape.of(model, 1, ANY, ANY));
        }
        if (model.predictsTokens() && !fed.contains(GraphInput.PREDICTION_POSITIONS)) {
            throw problem(
                    "it predicts words, so an input \"prediction_positions\" was expected, found " + inputs.keySet());
        }
    }

    private void checkOutputs(String field, List<String> names, int count, long... dimensions)
            throws ModelOpenException {
        if (names.size() != count) {
            throw problem(count + " outputs for " + field + " were expected, found " + names.size());
        }
        for (String name : names) {
            NodeInfo info = outputs.get(name);
            if (info == null) {
                throw problem("the output \"" + name + "\" is missing; found " + outputs.keySet());
            }
            checkTensor("output", name, info, OnnxJavaType.FLOAT, dimensions);
        }
    }

    /** Sizes that the graph leaves open, and those that vary from text to text, fit everything. */
    private void checkTensor(String kind, String name, NodeInfo info, OnnxJavaType type, long... expected)
            throws ModelOpenException {
        String wanted = type + " " + sizes(expected);
        if (!(info.getInfo() instanceof TensorInfo tensor)) {
            throw problem("the " + kind + " \"" + name + "\" should be " + wanted + ", found no tensor");
        }
        long[] found = tensor.getShape();
        boolean fits = tensor.type == type && found.length == expected.length;
        for (int axis = 0; fits && axis < found.length; axis++) {
            fits = found[axis] == ANY || found[axis] == expected[axis];
        }
        if (!fits) {
            throw problem("the " + kind + " \"" + name + "\" should be " + wanted + ", found " + tensor.type + " "
                    + sizes(found));
        }
    }

    private static String sizes(long... dimensions) {
        return Arrays.toString(dimensions).replace("-1", "any");
    }

    private ModelOpenException problem(String what) {
        return new ModelOpenException("The graph " + model.files().onnx() + " does not fit the model " + model.id()
                + ": " + what + ". Install the model again.");
    }
}
