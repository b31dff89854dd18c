package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.StoredType;
import dev.headlight.checkpoint.WeightCopy;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.checkpoint.WeightSource;
import dev.headlight.core.ModelTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints with the names that Google's TensorFlow code gives, of which only shapes matter here. */
class TensorFlowNamesTest {
    private static final String SIZES = "'vocab_size': 17, 'hidden_size': 12, 'num_hidden_layers': 1,"
            + " 'num_attention_heads': 3, 'intermediate_size': 20, 'max_position_embeddings': 9";

    private final List<WeightInfo> infos = new ArrayList<>();

    private static JsonObject config(String more) {
        return JsonParser.parseString(("{" + SIZES + more + "}").replace('\'', '"'))
                .getAsJsonObject();
    }

    private void add(String name, Long... shape) {
        infos.add(new WeightInfo(name, StoredType.FLOAT32, List.of(shape)));
    }

    private void addDense(String module, long in, long out) {
        add(module + "/kernel", in, out);
        add(module + "/bias", out);
    }

    private void addNorm(String module, long size) {
        add(module + "/gamma", size);
        add(module + "/beta", size);
    }

    private void addEmbeddings(String scope, long width) {
        add(scope + "embeddings/word_embeddings", 17L, width);
        add(scope + "embeddings/token_type_embeddings", 2L, width);
        add(scope + "embeddings/position_embeddings", 9L, width);
        addNorm(scope + "embeddings/LayerNorm", width);
    }

    private void addLayer(String layer) {
        for (String part : List.of("query", "key", "value")) {
            addDense(layer + "/attention/self/" + part, 12, 12);
        }
        addDense(layer + "/attention/output/dense", 12, 12);
        addNorm(layer + "/attention/output/LayerNorm", 12);
        addDense(layer + "/intermediate/dense", 12, 20);
        addDense(layer + "/output/dense", 20, 12);
        addNorm(layer + "/output/LayerNorm", 12);
    }

    private CheckpointExport export(String more) throws IOException {
        CheckpointExport export = Architectures.export(config(more), new Shapes(infos));
        assertThat(export.exported().copies()).noneMatch(WeightCopy::transposed);
        return export;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "module/"})
    void bertIsRead(String scope) throws IOException {
        addEmbeddings(scope + "bert/", 12);
        addLayer(scope + "bert/encoder/layer_0");
        addDense(scope + "cls/predictions/transform/dense", 12, 12);
        addNorm(scope + "cls/predictions/transform/LayerNorm", 12);
        add(scope + "cls/predictions/output_bias", 17L);
        add(scope + "bert/encoder/layer_0/output/dense/kernel/adam_m", 20L, 12L);
        add("global_step");
        CheckpointExport export = export("");
        assertThat(export.architecture()).isEqualTo("bert");
        assertThat(export.task()).isEqualTo(ModelTask.FILL_MASK);
        assertThat(export.notes()).isEmpty();
    }

    @Test
    void albertIsRead() throws IOException {
        addEmbeddings("bert/", 8);
        addDense("bert/encoder/embedding_hidden_mapping_in", 8, 12);
        String layer = "bert/encoder/transformer/group_0/inner_group_0/";
        for (String part : List.of("query", "key", "value")) {
            addDense(layer + "attention_1/self/" + part, 12, 12);
        }
        addDense(layer + "attention_1/output/dense", 12, 12);
        addNorm(layer + "LayerNorm", 12);
        addDense(layer + "ffn_1/intermediate/dense", 12, 20);
        addDense(layer + "ffn_1/intermediate/output/dense", 20, 12);
        addNorm(layer + "LayerNorm_1", 12);
        addDense("cls/predictions/transform/dense", 12, 8);
        addNorm("cls/predictions/transform/LayerNorm", 8);
        add("cls/predictions/output_bias", 17L);
        CheckpointExport export = export(", 'embedding_size': 8");
        assertThat(export.architecture()).isEqualTo("albert");
        assertThat(export.task()).isEqualTo(ModelTask.FILL_MASK);
        assertThat(export.notes()).isEmpty();
    }

    @Test
    void electrasDiscriminatorIsReadBesideTheGenerator() throws IOException {
        addEmbeddings("electra/", 8);
        addDense("electra/embeddings_project", 8, 12);
        addLayer("electra/encoder/layer_0");
        addDense("discriminator_predictions/dense", 12, 12);
        addDense("discriminator_predictions/dense_1", 12, 1);
        addDense("generator_predictions/dense", 4, 8);
        CheckpointExport export = export(", 'embedding_size': 8");
        assertThat(export.architecture()).isEqualTo("electra");
        assertThat(export.task()).isEqualTo(ModelTask.REPLACED_TOKEN_DETECTION);
        assertThat(export.notes()).singleElement().asString().contains("generator_predictions/dense/kernel");
    }

    /** Weights of which only the shapes are known. */
    private record Shapes(List<WeightInfo> weights) implements WeightSource {
        @Override
        public void read(Set<String> names, Reader reader) {
            throw new UnsupportedOperationException("only shapes are known");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
