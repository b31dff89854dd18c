package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.StoredType;
import dev.headlight.checkpoint.WeightCopy;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.checkpoint.WeightSource;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A random BERT of a few thousand weights, and its forward pass written out in plain loops and doubles. */
final class TinyBert implements WeightSource {
    static final BertConfig CONFIG = new BertConfig(2, 3, 12, 20, 17, 9, 2, 1e-12f);

    private final Map<String, float[]> weights = new TreeMap<>();
    private final List<WeightInfo> infos = new ArrayList<>();
    private final boolean transposed;

    /** What the forward pass yields; matrices are {@code [rows][columns]}. */
    record Outputs(
            List<double[][][]> attentions,
            List<double[][]> queries,
            List<double[][]> keys,
            List<double[][]> values,
            List<double[][]> hidden,
            List<double[]> logits) {}

    /** @param transposed whether kernels are stored as {@code [out, in]} */
    TinyBert(boolean transposed) {
        this.transposed = transposed;
        ExportedGraph export = BertArchitecture.export(CONFIG, new Names(transposed));
        Map<String, List<Long>> shapes = export.graph().weightShapes();
        Random random = new Random(11);
        for (WeightCopy copy : export.copies()) {
            List<Long> shape = shapes.getOrDefault(copy.target(), List.of());
            WeightInfo info =
                    new WeightInfo(copy.source(), StoredType.FLOAT32, copy.transposed() ? shape.reversed() : shape);
            float[] numbers = new float[(int) info.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) random.nextGaussian() * 0.5f;
            }
            infos.add(info);
            weights.put(info.name(), numbers);
        }
    }

    record Names(boolean kernelsAreTransposed) implements WeightNames {
        @Override
        public String kernel(String module) {
            return module + ":kernel";
        }

        @Override
        public String bias(String module) {
            return module + ":bias";
        }

        @Override
        public String normScale(String module) {
            return module + ":scale";
        }

        @Override
        public String normBias(String module) {
            return module + ":shift";
        }

        @Override
        public String embedding(String module) {
            return module + ":table";
        }
    }

    @Override
    public List<WeightInfo> weights() {
        return List.copyOf(infos);
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        for (WeightInfo info : infos) {
            reader.accept(info, FloatBuffer.wrap(get(info.name())));
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private float[] get(String name) {
        float[] numbers = weights.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException(name);
        }
        return numbers;
    }

    Outputs forward(int[] ids, int[] types, int[] mask, float[][] headMask, int[] positions) {
        Outputs outputs = new Outputs(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        double[][] hidden = new double[ids.length][CONFIG.hiddenSize()];
        for (int token = 0; token < ids.length; token++) {
            for (int i = 0; i < CONFIG.hiddenSize(); i++) {
                hidden[token][i] = table("word_embeddings", ids[token], i)
                        + table("token_type_embeddings", types[token], i)
                        + table("position_embeddings", token, i);
            }
        }
        hidden = norm("bert.embeddings.LayerNorm", hidden);
        outputs.hidden().add(hidden);
        for (int layer = 0; layer < CONFIG.layers(); layer++) {
            hidden = layer("bert.encoder.layer." + layer, hidden, mask, headMask[layer], outputs);
            outputs.hidden().add(hidden);
        }
        for (int position : positions) {
            outputs.logits().add(logits(hidden[position]));
        }
        return outputs;
    }

    private double table(String name, int row, int column) {
        return get("bert.embeddings." + name + ":table")[row * CONFIG.hiddenSize() + column];
    }

    private double[][] layer(String module, double[][] hidden, int[] mask, float[] headMask, Outputs outputs) {
        double[][] queries = linear(module + ".attention.self.query", hidden, CONFIG.hiddenSize());
        double[][] keys = linear(module + ".attention.self.key", hidden, CONFIG.hiddenSize());
        double[][] values = linear(module + ".attention.self.value", hidden, CONFIG.hiddenSize());
        outputs.queries().add(queries);
        outputs.keys().add(keys);
        outputs.values().add(values);
        double[][][] attentions = new double[CONFIG.heads()][][];
        double[][] context = new double[hidden.length][CONFIG.hiddenSize()];
        for (int head = 0; head < CONFIG.heads(); head++) {
            attentions[head] = attention(head, queries, keys, mask);
            mix(head, attentions[head], values, headMask[head], context);
        }
        outputs.attentions().add(attentions);
        double[][] attended = norm(
                module + ".attention.output.LayerNorm",
                sum(linear(module + ".attention.output.dense", context, CONFIG.hiddenSize()), hidden));
        double[][] wide = gelu(linear(module + ".intermediate.dense", attended, CONFIG.intermediateSize()));
        return norm(
                module + ".output.LayerNorm",
                sum(linear(module + ".output.dense", wide, CONFIG.hiddenSize()), attended));
    }

    private static double[][] attention(int head, double[][] queries, double[][] keys, int[] mask) {
        int size = CONFIG.headSize();
        double[][] rows = new double[queries.length][keys.length];
        for (int query = 0; query < queries.length; query++) {
            double total = 0;
            for (int key = 0; key < keys.length; key++) {
                double dot = 0;
                for (int i = head * size; i < (head + 1) * size; i++) {
                    dot += queries[query][i] * keys[key][i];
                }
                rows[query][key] = mask[key] * Math.exp(dot / Math.sqrt(size));
                total += rows[query][key];
            }
            for (int key = 0; key < keys.length; key++) {
                rows[query][key] /= total;
            }
        }
        return rows;
    }

    private static void mix(int head, double[][] rows, double[][] values, float factor, double[][] context) {
        int size = CONFIG.headSize();
        for (int query = 0; query < rows.length; query++) {
            for (int key = 0; key < values.length; key++) {
                for (int i = head * size; i < (head + 1) * size; i++) {
                    context[query][i] += factor * rows[query][key] * values[key][i];
                }
            }
        }
    }

    private double[] logits(double[] hidden) {
        String module = "cls.predictions.";
        double[][] transformed = norm(
                module + "transform.LayerNorm",
                gelu(linear(module + "transform.dense", new double[][] {hidden}, CONFIG.hiddenSize())));
        double[] logits = new double[CONFIG.vocabularySize()];
        for (int word = 0; word < logits.length; word++) {
            logits[word] = get(module + "decoder:bias")[word];
            for (int i = 0; i < CONFIG.hiddenSize(); i++) {
                logits[word] += transformed[0][i] * table("word_embeddings", word, i);
            }
        }
        return logits;
    }

    private double[][] linear(String module, double[][] input, int out) {
        float[] kernel = get(module + ":kernel");
        float[] bias = get(module + ":bias");
        int in = input[0].length;
        double[][] output = new double[input.length][out];
        for (int row = 0; row < input.length; row++) {
            for (int column = 0; column < out; column++) {
                double sum = bias[column];
                for (int i = 0; i < in; i++) {
                    sum += input[row][i] * kernel[transposed ? column * in + i : i * out + column];
                }
                output[row][column] = sum;
            }
        }
        return output;
    }

    private double[][] norm(String module, double[][] input) {
        float[] scale = get(module + ":scale");
        float[] shift = get(module + ":shift");
        double[][] output = new double[input.length][];
        for (int row = 0; row < input.length; row++) {
            double mean = 0;
            for (double number : input[row]) {
                mean += number / input[row].length;
            }
            double variance = 0;
            for (double number : input[row]) {
                variance += (number - mean) * (number - mean) / input[row].length;
            }
            output[row] = new double[input[row].length];
            for (int i = 0; i < output[row].length; i++) {
                output[row][i] =
                        (input[row][i] - mean) / Math.sqrt(variance + CONFIG.layerNormEpsilon()) * scale[i] + shift[i];
            }
        }
        return output;
    }

    private static double[][] sum(double[][] first, double[][] second) {
        double[][] output = new double[first.length][first[0].length];
        for (int row = 0; row < output.length; row++) {
            for (int i = 0; i < output[row].length; i++) {
                output[row][i] = first[row][i] + second[row][i];
            }
        }
        return output;
    }

    private static double[][] gelu(double[][] input) {
        double[][] output = new double[input.length][input[0].length];
        for (int row = 0; row < output.length; row++) {
            for (int i = 0; i < output[row].length; i++) {
                double x = input[row][i];
                output[row][i] = x * 0.5 * (1 + erf(x / Math.sqrt(2)));
            }
        }
        return output;
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
