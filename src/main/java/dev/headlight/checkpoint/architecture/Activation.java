package dev.headlight.checkpoint.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The activation functions without parameters that Hugging Face's transformers knows, by the names they have there. */
enum Activation {
    /** x Φ(x), exact. */
    GELU("gelu", "gelu_python"),
    /** GELU cut to -10..10. */
    GELU_10("gelu_10"),
    /** GELU by its approximation with the hyperbolic tangent. */
    GELU_TANH("gelu_new", "gelu_fast", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_accurate"),
    /** x σ(1.702 x). */
    QUICK_GELU("quick_gelu"),
    RELU("relu"),
    /** The square of {@link #RELU}. */
    RELU_SQUARED("relu2"),
    /** {@link #RELU} cut at 6. */
    RELU_6("relu6"),
    /** Slope 0.01 below zero. */
    LEAKY_RELU("leaky_relu"),
    ELU("elu"),
    SELU("selu"),
    /** x σ(x). */
    SILU("silu", "swish"),
    /** x clip(x + 3, 0, 6) / 6. */
    HARD_SWISH("hardswish"),
    /** x tanh(log(1 + eˣ)). */
    MISH("mish"),
    TANH("tanh"),
    SIGMOID("sigmoid"),
    /** Φ((x - μ) / σ) with the μ and σ of Mega (Ma et al. 2022, arXiv:2209.10655). */
    LAPLACE("laplace"),
    /** √log(1 + eˣ). */
    SQUARE_ROOT_SOFTPLUS("sqrtsoftplus"),
    LINEAR("linear");

    @SuppressWarnings("ImmutableEnumChecker") // What List.of makes cannot be changed.
    private final List<String> names;

    Activation(String... names) {
        this.names = List.of(names);
    }

    static Optional<Activation> named(String name) {
        return Arrays.stream(values())
                .filter(activation -> activation.names.contains(name))
                .findFirst();
    }

    static List<String> allNames() {
        return Arrays.stream(values())
                .map(activation -> activation.names)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
