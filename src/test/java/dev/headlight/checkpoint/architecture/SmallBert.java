package dev.headlight.checkpoint.architecture;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import dev.headlight.checkpoint.architecture.PlainEncoder.Scores;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of BERT's options share: a small random BERT and its plain forward pass. */
abstract class SmallBert {
    static final int WIDTH = 12;
    static final int HEADS = 3;
    static final int WIDE = 20;
    static final int WORDS = 17;
    static final int POSITIONS = 9;
    static final int LAYERS = 2;
    static final int[] IDS = {3, 16, 0, 5, 5};
    static final int[] TYPES = {0, 0, 1, 1, 1};

    @TempDir
    Path folder;

    final RandomWeights weights = new RandomWeights();

    static JsonObject config(String more) {
        return JsonParser.parseString(("{'model_type': 'bert', 'vocab_size': 17, 'hidden_size': 12,"
                                + " 'num_hidden_layers': 2, 'num_attention_heads': 3, 'intermediate_size': 20,"
                                + " 'max_position_embeddings': 9" + more + "}")
                        .replace('\'', '"'))
                .getAsJsonObject();
    }

    void addEncoder(String prefix) {
        weights.table(prefix + "embeddings.word_embeddings", WORDS, WIDTH)
                .table(prefix + "embeddings.token_type_embeddings", 2, WIDTH)
                .table(prefix + "embeddings.position_embeddings", POSITIONS, WIDTH)
                .norm(prefix + "embeddings.LayerNorm", WIDTH);
        for (int layer = 0; layer < LAYERS; layer++) {
            Layer.bert(prefix + "encoder.layer." + layer).addTo(weights, WIDTH, WIDE);
        }
    }

    double[][] sum(String prefix, boolean isPlaced) {
        double[][] words = PlainMath.lookUp(weights.rows(prefix + "embeddings.word_embeddings.weight"), IDS);
        double[][] types = PlainMath.lookUp(weights.rows(prefix + "embeddings.token_type_embeddings.weight"), TYPES);
        double[][] sum = PlainMath.plus(words, types);
        int[] places = IntStream.range(0, IDS.length).toArray();
        double[][] table = weights.rows(prefix + "embeddings.position_embeddings.weight");
        return isPlaced ? PlainMath.plus(sum, PlainMath.lookUp(table, places)) : sum;
    }

    double[][] forward(PlainEncoder plain, String prefix, double epsilon, Scores[] scores, boolean isPlaced) {
        double[][] state =
                plain.seen(PlainMath.norm(weights, prefix + "embeddings.LayerNorm", sum(prefix, isPlaced), epsilon));
        for (int layer = 0; layer < LAYERS; layer++) {
            state = plain.layer(Layer.bert(prefix + "encoder.layer." + layer), state, scores[layer]);
        }
        return state;
    }

    double[][] forward(PlainEncoder plain) {
        return forward(plain, "bert.", 1e-12, new Scores[] {Scores.SCALED, Scores.SCALED}, true);
    }

    PlainEncoder plain() {
        return new PlainEncoder(weights, HEADS, 1e-12, PlainActivations::gelu);
    }

    ExportRun export(String more) throws IOException, OrtException {
        return ExportRun.of(config(more), weights, folder.resolve("model"));
    }

    static Map<String, Result> run(ExportRun export) throws OrtException {
        return export.run(
                IntStream.of(IDS).asLongStream().toArray(),
                IntStream.of(TYPES).asLongStream().toArray());
    }
}
