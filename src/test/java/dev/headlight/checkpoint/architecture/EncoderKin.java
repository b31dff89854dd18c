package dev.headlight.checkpoint.architecture;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of BERT's kin share: small random encoders and a plain forward pass of their common parts. */
abstract class EncoderKin {
    static final int WIDTH = 12;
    static final int NARROW = 8;
    static final int HEADS = 3;
    static final int WIDE = 20;
    static final int WORDS = 17;
    static final double EPSILON = 1e-12;

    @TempDir
    Path folder;

    final RandomWeights weights = new RandomWeights();

    static JsonObject config(String type, String more) {
        return JsonParser.parseString(("{'model_type': '" + type + "', 'vocab_size': 17, 'hidden_size': 12,"
                                + " 'num_hidden_layers': 2, 'num_attention_heads': 3, 'intermediate_size': 20" + more
                                + "}")
                        .replace('\'', '"'))
                .getAsJsonObject();
    }

    ExportRun export(String type, String more) throws IOException, OrtException {
        return ExportRun.of(config(type, more), weights, folder.resolve("model"));
    }

    static long[] longs(int... ids) {
        return IntStream.of(ids).asLongStream().toArray();
    }

    PlainEncoder plain(String activation) {
        return new PlainEncoder(weights, HEADS, EPSILON, PlainActivations.named(activation));
    }

    void addEmbeddings(String prefix, int width, int positions) {
        weights.table(prefix + "embeddings.word_embeddings", WORDS, width)
                .table(prefix + "embeddings.position_embeddings", positions, width)
                .norm(prefix + "embeddings.LayerNorm", width);
    }

    void addTypes(String prefix, int rows, int width) {
        weights.table(prefix + "embeddings.token_type_embeddings", rows, width);
    }

    void addLayers(String prefix) {
        for (int layer = 0; layer < 2; layer++) {
            Layer.bert(prefix + "encoder.layer." + layer).addTo(weights, WIDTH, WIDE);
        }
    }

    /** The normalised sum; token types are all 0 where there are some. */
    double[][] embedded(String prefix, int[] ids, int[] places) {
        String module = prefix + "embeddings.";
        double[][] sum = PlainMath.plus(
                PlainMath.lookUp(weights.rows(module + "word_embeddings.weight"), ids),
                PlainMath.lookUp(weights.rows(module + "position_embeddings.weight"), places));
        String types = module + "token_type_embeddings.weight";
        if (weights.names().contains(types)) {
            sum = PlainMath.plus(sum, PlainMath.lookUp(weights.rows(types), new int[ids.length]));
        }
        return PlainMath.norm(weights, module + "LayerNorm", sum, EPSILON);
    }

    double[][] layers(PlainEncoder plain, String prefix, double[][] state) {
        double[][] last = plain.seen(state);
        for (int layer = 0; layer < 2; layer++) {
            last = plain.layer(Layer.bert(prefix + "encoder.layer." + layer), last, Scores.SCALED);
        }
        return last;
    }

    double[][] headOf(String dense, String activation, String output, double[][] state) {
        double[][] active = PlainMath.map(PlainMath.linear(weights, dense, state), PlainActivations.named(activation));
        return PlainMath.linear(weights, output, active);
    }
}
