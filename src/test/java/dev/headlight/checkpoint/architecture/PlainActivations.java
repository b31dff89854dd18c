package dev.headlight.checkpoint.architecture;

import java.util.function.DoubleUnaryOperator;

/** Activation functions by the names they have in transformers, from their definitions. */
final class PlainActivations {
    private PlainActivations() {}

    static DoubleUnaryOperator named(String name) {
        return switch (name) {
            case "gelu", "gelu_python" -> PlainActivations::gelu;
            case "gelu_10" -> x -> Math.clamp(gelu(x), -10, 10);
            case "gelu_new", "gelu_fast", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_accurate" ->
                x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))));
            case "quick_gelu" -> x -> x * sigmoid(1.702 * x);
            case "relu" -> x -> Math.max(x, 0);
            case "relu2" -> x -> Math.pow(Math.max(x, 0), 2);
            case "relu6" -> x -> Math.clamp(x, 0, 6);
            case "leaky_relu" -> x -> x > 0 ? x : 0.01 * x;
            case "elu" -> x -> x > 0 ? x : Math.expm1(x);
            case "selu" -> x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x));
            case "silu", "swish" -> x -> x * sigmoid(x);
            case "hardswish" -> x -> x * Math.clamp(x + 3, 0, 6) / 6;
            case "mish" -> x -> x * Math.tanh(Math.log1p(Math.exp(x)));
            case "tanh" -> Math::tanh;
            case "sigmoid" -> PlainActivations::sigmoid;
            case "laplace" -> x -> 0.5 * (1 + erf((x - 0.707107) / (0.282095 * Math.sqrt(2))));
            case "sqrtsoftplus" -> x -> Math.sqrt(Math.log1p(Math.exp(x)));
            case "linear" -> x -> x;
            default -> throw new IllegalArgumentException(name);
        };
    }

    static double gelu(double x) {
        return x * 0.5 * (1 + erf(x / Math.sqrt(2)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Its Taylor series (DLMF 7.6.1), which converges everywhere; beyond 5 it is 1 in double precision. */
    private static double erf(double x) {
        if (Math.abs(x) > 5) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum) && n < 400; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
