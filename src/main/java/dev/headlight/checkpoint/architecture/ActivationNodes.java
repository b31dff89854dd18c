package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Writes activation functions as nodes. */
final class ActivationNodes {
    /** Mean and deviation of the Gaussian in {@link Activation#LAPLACE}, as transformers has them. */
    private static final double LAPLACE_MEAN = 0.707107;

    private static final double LAPLACE_DEVIATION = 0.282095;

    private final GraphBuilder graph;
    private final SharedConstants constants;

    ActivationNodes(GraphBuilder graph, SharedConstants constants) {
        this.graph = graph;
        this.constants = constants;
    }

    /** @param name of the result, and what the names of steps begin with */
    Value apply(Activation activation, String name, Value input) {
        return switch (activation) {
            case GELU -> gelu(name, input, "none");
            case GELU_TANH -> gelu(name, input, "tanh");
            case GELU_10 -> clip(name, gelu(name + "/whole", input, "none"), -10, 10);
            case QUICK_GELU -> quickGelu(name, input);
            case RELU -> node("Relu", name, input);
            case RELU_SQUARED -> squared(name, node("Relu", name + "/positive", input));
            case RELU_6 -> clip(name, input, 0, 6);
            case LEAKY_RELU -> graph.node("LeakyRelu", name, List.of(input), Attribute.of("alpha", 0.01f));
            case ELU -> node("Elu", name, input);
            case SELU -> node("Selu", name, input);
            case SILU -> times(name, input, node("Sigmoid", name + "/gate", input));
            case HARD_SWISH -> node("HardSwish", name, input);
            case MISH -> times(name, input, node("Tanh", name + "/gate", node("Softplus", name + "/soft", input)));
            case TANH -> node("Tanh", name, input);
            case SIGMOID -> node("Sigmoid", name, input);
            case LAPLACE -> laplace(name, input);
            case SQUARE_ROOT_SOFTPLUS -> node("Sqrt", name, node("Softplus", name + "/soft", input));
            case LINEAR -> input;
        };
    }

    private Value node(String operator, String name, Value input) {
        return graph.node(operator, name, List.of(input));
    }

    private Value times(String name, Value first, Value second) {
        return graph.node("Mul", name, List.of(first, second));
    }

    /** Gaussian error linear unit (Hendrycks and Gimpel 2016, arXiv:1606.08415). */
    private Value gelu(String name, Value input, String approximation) {
        return graph.node("Gelu", name, List.of(input), Attribute.of("approximate", approximation));
    }

    private Value quickGelu(String name, Value input) {
        Value steep = times(name + "/steep", input, constants.scalar("gelu/steepness", 1.702f));
        return times(name, input, node("Sigmoid", name + "/gate", steep));
    }

    private Value squared(String name, Value input) {
        return times(name, input, input);
    }

    private Value clip(String name, Value input, float least, float most) {
        return graph.node(
                "Clip",
                name,
                List.of(input, constants.scalar("clip/least", least), constants.scalar("clip/most", most)));
    }

    private Value laplace(String name, Value input) {
        float width = (float) (1 / (LAPLACE_DEVIATION * Math.sqrt(2)));
        Value mean = constants.scalar("laplace/mean", (float) LAPLACE_MEAN);
        Value centred = graph.node("Sub", name + "/centred", List.of(input, mean));
        Value scaled = times(name + "/scaled", centred, constants.scalar("laplace/width", width));
        Value error = node("Erf", name + "/error", scaled);
        Value raised = graph.node("Add", name + "/raised", List.of(error, constants.scalar("one", 1f)));
        return times(name, raised, constants.scalar("half", 0.5f));
    }
}
