package dev.headlight.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.core.HeadRef;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The forward pass of a small published BERT with a masked-LM head, in plain loops and doubles: apart from the graph, the
 * runtime and the engine. A head that is off has its slice of the context set to zero.
 */
public final class PlainBert {
    private final Map<String, float[]> weights = new HashMap<>();
    private final int layers;
    private final int heads;
    private final int width;
    private final double epsilon;

    public PlainBert(Path folder) throws IOException {
        JsonObject config = JsonParser.parseString(Files.readString(folder.resolve("config.json")))
                .getAsJsonObject();
        layers = config.get("num_hidden_layers").getAsInt();
        heads = config.get("num_attention_heads").getAsInt();
        width = config.get("hidden_size").getAsInt();
        epsilon = config.get("layer_norm_eps").getAsDouble();
        try (CheckpointWeights source = CheckpointWeights.open(folder)) {
            Set<String> names = new HashSet<>();
            source.weights().forEach(weight -> names.add(weight.name()));
            source.read(names, (weight, numbers) -> weights.put(weight.name(), copy(numbers)));
        }
    }

    private static float[] copy(FloatBuffer numbers) {
        float[] copy = new float[numbers.remaining()];
        numbers.duplicate().get(copy);
        return copy;
    }

    /** Logits over the vocabulary at one place. */
    public double[] logits(long[] ids, Set<HeadRef> off, int position) {
        double[][] hidden = new double[ids.length][width];
        for (int token = 0; token < ids.length; token++) {
            for (int i = 0; i < width; i++) {
                hidden[token][i] = row("bert.embeddings.word_embeddings", (int) ids[token], i)
                        + row("bert.embeddings.position_embeddings", token, i)
                        + row("bert.embeddings.token_type_embeddings", 0, i);
            }
        }
        hidden = norm("bert.embeddings.LayerNorm", hidden);
        for (int layer = 0; layer < layers; layer++) {
            hidden = layer(layer, hidden, off);
        }
        double[][] transformed = norm(
                "cls.predictions.transform.LayerNorm",
                gelu(linear("cls.predictions.transform.dense", new double[][] {hidden[position]})));
        float[] bias = get("cls.predictions.bias");
        double[] logits = new double[bias.length];
        for (int word = 0; word < logits.length; word++) {
            logits[word] = bias[word];
            for (int i = 0; i < width; i++) {
                logits[word] += transformed[0][i] * row("bert.embeddings.word_embeddings", word, i);
            }
        }
        return logits;
    }

    /** The probability of a word at one place. */
    public double probability(long[] ids, Set<HeadRef> off, int position, int word) {
        double[] logits = logits(ids, off, position);
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - logits[word]);
        }
        return 1 / sum;
    }

    private double[][] layer(int layer, double[][] input, Set<HeadRef> off) {
        String module = "bert.encoder.layer." + layer + ".";
        double[][] queries = linear(module + "attention.self.query", input);
        double[][] keys = linear(module + "attention.self.key", input);
        double[][] values = linear(module + "attention.self.value", input);
        double[][] context = new double[input.length][width];
        for (int head = 0; head < heads; head++) {
            if (!off.contains(new HeadRef(layer, head))) {
                attend(head * width / heads, (head + 1) * width / heads, queries, keys, values, context);
            }
        }
        double[][] attended = norm(
                module + "attention.output.LayerNorm", plus(linear(module + "attention.output.dense", context), input));
        double[][] wide = gelu(linear(module + "intermediate.dense", attended));
        return norm(module + "output.LayerNorm", plus(linear(module + "output.dense", wide), attended));
    }

    private static void attend(
            int from, int to, double[][] queries, double[][] keys, double[][] values, double[][] context) {
        for (int query = 0; query < queries.length; query++) {
            double[] row = new double[keys.length];
            double total = 0;
            for (int key = 0; key < keys.length; key++) {
                double score = 0;
                for (int i = from; i < to; i++) {
                    score += queries[query][i] * keys[key][i];
                }
                row[key] = Math.exp(score / Math.sqrt(to - from));
                total += row[key];
            }
            for (int key = 0; key < keys.length; key++) {
                for (int i = from; i < to; i++) {
                    context[query][i] += row[key] / total * values[key][i];
                }
            }
        }
    }

    private double row(String table, int row, int column) {
        return get(table + ".weight")[row * width + column];
    }

    private double[][] linear(String module, double[][] input) {
        float[] kernel = get(module + ".weight");
        float[] bias = get(module + ".bias");
        int in = input[0].length;
        double[][] output = new double[input.length][bias.length];
        for (int row = 0; row < input.length; row++) {
            for (int column = 0; column < bias.length; column++) {
                output[row][column] = bias[column];
                for (int i = 0; i < in; i++) {
                    output[row][column] += input[row][i] * kernel[column * in + i];
                }
            }
        }
        return output;
    }

    private double[][] norm(String module, double[][] input) {
        float[] scale = get(module + ".weight");
        float[] shift = get(module + ".bias");
        double[][] output = new double[input.length][scale.length];
        for (int row = 0; row < input.length; row++) {
            double mean = 0;
            double square = 0;
            for (double number : input[row]) {
                mean += number / scale.length;
                square += number * number / scale.length;
            }
            for (int i = 0; i < scale.length; i++) {
                double deviation = Math.sqrt(square - mean * mean + epsilon);
                output[row][i] = (input[row][i] - mean) / deviation * scale[i] + shift[i];
            }
        }
        return output;
    }

    private static double[][] plus(double[][] one, double[][] other) {
        double[][] sum = new double[one.length][one[0].length];
        for (int row = 0; row < one.length; row++) {
            for (int i = 0; i < sum[row].length; i++) {
                sum[row][i] = one[row][i] + other[row][i];
            }
        }
        return sum;
    }

    private static double[][] gelu(double[][] input) {
        double[][] output = new double[input.length][input[0].length];
        for (int row = 0; row < input.length; row++) {
            for (int i = 0; i < output[row].length; i++) {
                output[row][i] = input[row][i] * 0.5 * (1 + erf(input[row][i] / Math.sqrt(2)));
            }
        }
        return output;
    }

    /** Its Taylor series (DLMF 7.6.1); beyond 5 it is 1 in double precision. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(x) <= 5 && Math.abs(term) > 1e-18 * Math.abs(sum) && n < 400; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return Math.abs(x) > 5 ? Math.signum(x) : 2 / Math.sqrt(Math.PI) * sum;
    }

    private float[] get(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }
}
