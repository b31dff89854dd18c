package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.StoredType;
import dev.headlight.checkpoint.architecture.PlainEncoder.Layer;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be honoured is refused in one sentence that names the field, what was expected and what was found. */
class RefusedCheckpointsTest {
    private final RandomWeights weights = new RandomWeights();

    @BeforeEach
    void addBert() {
        weights.table("bert.embeddings.word_embeddings", 17, 12)
                .table("bert.embeddings.token_type_embeddings", 2, 12)
                .table("bert.embeddings.position_embeddings", 9, 12)
                .norm("bert.embeddings.LayerNorm", 12);
        Layer.bert("bert.encoder.layer.0").addTo(weights, 12, 20);
        Layer.bert("bert.encoder.layer.1").addTo(weights, 12, 20);
    }

    /** A configuration that fits, with one field set to something else. */
    private static JsonObject config(String field, String value) {
        JsonObject config = JsonParser.parseString("""
                {"model_type": "bert", "vocab_size": 17, "hidden_size": 12, "num_hidden_layers": 2,
                 "num_attention_heads": 3, "intermediate_size": 20, "max_position_embeddings": 9,
                 "intra_bottleneck_size": 6}
                """).getAsJsonObject();
        config.add(field, JsonParser.parseString(value.replace('`', '"')));
        return config;
    }

    private void assertRefused(JsonObject config, String... parts) {
        assertThatThrownBy(() -> Architectures.export(config, weights))
                .isInstanceOf(CheckpointException.class)
                .hasMessageNotContaining("\n")
                .message()
                .contains(parts)
                .hasSizeLessThan(700);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vocab_size | 18 | [17, 12]",
                "hidden_size | 24 | [17, 12]",
                "intermediate_size | 21 | [20, 12]",
                "max_position_embeddings | 10 | [9, 12]",
                "type_vocab_size | 3 | [2, 12]",
                "num_hidden_layers | 3 | encoder.layer.2",
                "num_hidden_layers | 1000000 | at most 512",
                "num_hidden_layers | 0 | a whole number from 1",
                "num_hidden_layers | `2` | a whole number of at least 1",
                "num_hidden_layers | 2.5 | a whole number of at least 1",
                "num_hidden_layers | null | a whole number of at least 1",
                "hidden_size | -12 | a whole number from 1",
                "hidden_size | 1e999999999 | a whole number of at least 1",
                "hidden_size | 99999999999999999999999999 | a whole number of at least 1",
                "num_attention_heads | 5 | a divisor of hidden_size, which is 12",
                "layer_norm_eps | `1e-12` | a number from 0 to 1",
                "layer_norm_eps | -1 | a number from 0 to 1",
                "hidden_act | `gelu_unheard` | one of elu, gelu",
                "hidden_act | 5 | a text",
                "position_embedding_type | `rotary` | absolute, relative_key or relative_key_query",
                "position_embedding_type | `relative_key` | distance_embedding",
                "is_decoder | true | a decoder",
                "is_decoder | `yes` | true or false",
                "add_cross_attention | true | cross-attention",
                "is_encoder_decoder | true | an encoder with a decoder",
                "quantization_config | {`bits`: 4} | quantized",
                "pruned_heads | {`0`: [1]} | cut out",
                "auto_map | {`AutoModel`: `code.Model`} | never runs",
                "architectures | `BertModel` | a list of names",
                "model_type | 7 | a text",
            })
    void aFieldThatLiesIsNamed(String field, String value, String part) {
        assertRefused(config(field, value), field, part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpt2 | GPT-2 | a decoder",
                "llama | Llama | a decoder",
                "t5 | T5 | an encoder with a decoder",
                "bart | BART | an encoder with a decoder",
                "deberta-v2 | DeBERTa v2/v3 | another architecture",
                "xlnet | XLNet | another architecture",
                "longformer | Longformer | another architecture",
                "big_bird | BigBird | another architecture",
                "modernbert | ModernBERT | another architecture",
                "vit | ViT | pictures",
                "zebra | zebra | not supported",
            })
    void otherArchitecturesAreRefusedByName(String type, String name, String kind) {
        assertRefused(config("model_type", "`" + type + "`"), name, kind, "albert, bert, camembert", "ONNX");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id2label | {`0`: `a`, `1`: `b`, `2`: `c`} | 2 names by number",
                "id2label | {`0`: `a`, `x`: `b`} | numbers from 0 to 1",
                "id2label | {`0`: `a`, `2`: `b`} | numbers from 0 to 1",
                "id2label | [`a`, `b`] | 2 names by number",
                "num_labels | 3 | 2, as many as the classifier",
                "problem_type | `ranking` | regression, single_label",
            })
    void labelsThatDoNotFitAreRefused(String field, String value, String part) {
        weights.linear("classifier", 12, 2).linear("bert.pooler.dense", 12, 12);
        JsonObject config = config(field, value);
        config.add("architectures", JsonParser.parseString("[\"BertForSequenceClassification\"]"));
        assertRefused(config, field, part);
    }

    @Test
    void labelsWithoutAFieldAreNumbered() throws IOException {
        weights.linear("classifier", 12, 4).linear("bert.pooler.dense", 12, 12);
        CheckpointExport export = Architectures.export(config("vocab_size", "17"), weights);
        assertThat(export.labels()).containsExactly("LABEL_0", "LABEL_1", "LABEL_2", "LABEL_3");
    }

    @Test
    void aWeightThatIsAbsentIsNamed() {
        weights.without("bert.encoder.layer.1.attention.self.key.bias");
        assertRefused(config("vocab_size", "17"), "lacks the weight bert.encoder.layer.1.attention.self.key.bias");
    }

    @Test
    void aWeightOfAnotherShapeIsNamed() {
        weights.tensor("bert.encoder.layer.1.output.LayerNorm.bias", 13);
        assertRefused(config("vocab_size", "17"), "bert.encoder.layer.1.output.LayerNorm.bias", "[13]", "[12]");
    }

    @Test
    void quantizedWeightsAreRefused() {
        weights.stored("bert.encoder.layer.1.output.dense.weight", StoredType.INT8);
        assertRefused(config("vocab_size", "17"), "bert.encoder.layer.1.output.dense.weight", "INT8", "quantized");
    }

    @Test
    void aDefaultThatDoesNotFitSaysThatTheFieldIsAbsent() {
        JsonObject config = config("model_type", "`bert`");
        config.remove("vocab_size");
        assertRefused(config, "vocab_size is not given, which means 30522", "[17, 12]");
    }

    @Test
    void anUntiedDecoderHasToBeThere() {
        weights.linear("cls.predictions.transform.dense", 12, 12)
                .norm("cls.predictions.transform.LayerNorm", 12)
                .tensor("cls.predictions.bias", 17);
        assertRefused(config("tie_word_embeddings", "false"), "tie_word_embeddings", "cls.predictions.decoder.weight");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "albert | position_embedding_type | `relative_key` | absolute",
                "roberta | pad_token_id | 8 | less than max_position_embeddings - 1",
                "mpnet | relative_attention_num_buckets | 16 | at least 32",
                "mobilebert | normalization_type | `batch_norm` | no_norm or layer_norm",
                "mobilebert | key_query_shared_bottleneck | false | intra_bottleneck_size",
                "mobilebert | num_feedforward_networks | 1000 | at most 64",
                "albert | inner_group_num | 300 | at most 512",
                "distilbert | n_heads | 5 | a divisor of",
            })
    void optionsOfEachArchitectureAreChecked(String type, String field, String value, String part) {
        JsonObject config = config(field, value);
        config.addProperty("model_type", type);
        assertRefused(config, field, part);
    }

    @ParameterizedTest
    @CsvSource({"BertModel", "BertForNextSentencePrediction"})
    void theTypeIsFoundWhereTheConfigurationDoesNotSayIt(String name) throws IOException {
        JsonObject config = config("architectures", "[`" + name + "`]");
        config.remove("model_type");
        assertThat(Architectures.export(config, weights).architecture()).isEqualTo("bert");
        config.remove("architectures");
        assertThat(Architectures.export(config, weights).architecture()).isEqualTo("bert");
    }

    @Test
    void weightsThatTellNothingAreRefused() {
        JsonObject config = config("vocab_size", "17");
        config.remove("model_type");
        assertThatThrownBy(() -> Architectures.export(config, new RandomWeights().tensor("x", 1)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("model_type")
                .hasMessageContaining("mobilebert");
    }

    @Test
    void aClassifierWithoutEndIsRefused() {
        weights.linear("bert.pooler.dense", 12, 12).tensor("classifier.weight", 3_000_000_000L, 0);
        assertRefused(config("vocab_size", "17"), "classifier.weight", "3000000000", "1 to 1000000");
    }

    @Test
    void aHeadThatIsNotKnownLeavesTheEncoder() throws IOException {
        CheckpointExport export =
                Architectures.export(config("architectures", "[`BertForNextSentencePrediction`]"), weights);
        assertThat(export.notes()).singleElement().asString().contains("BertForNextSentencePrediction", "alone");
    }
}
