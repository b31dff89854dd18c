package dev.headlight.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.architecture.BertConfig;
import dev.headlight.onnx.PromotedModel;

/** Writes {@code config.json} with the keys of the Hugging Face hub. */
final class ConfigJson {
    private ConfigJson() {}

    static String bert(BertConfig config) {
        JsonObject json = common("BertForMaskedLM");
        json.addProperty("attention_probs_dropout_prob", 0.1);
        json.addProperty("hidden_act", "gelu");
        json.addProperty("hidden_dropout_prob", 0.1);
        json.addProperty("hidden_size", config.hiddenSize());
        json.addProperty("initializer_range", 0.02);
        json.addProperty("intermediate_size", config.intermediateSize());
        // Through its text, or the widening to double would show digits that were never there.
        json.addProperty("layer_norm_eps", Double.valueOf(Float.toString(config.layerNormEpsilon())));
        json.addProperty("max_position_embeddings", config.maxPositions());
        json.addProperty("num_attention_heads", config.heads());
        json.addProperty("num_hidden_layers", config.layers());
        json.addProperty("pad_token_id", 0);
        json.addProperty("position_embedding_type", "absolute");
        json.addProperty("type_vocab_size", config.tokenTypes());
        json.addProperty("vocab_size", config.vocabularySize());
        return text(json);
    }

    /** What the graph itself tells. */
    static String promoted(PromotedModel model) {
        JsonObject json = common("BertModel");
        json.addProperty("hidden_size", model.heads() * model.headSize());
        json.addProperty("max_position_embeddings", model.maxPositions());
        json.addProperty("num_attention_heads", model.heads());
        json.addProperty("num_hidden_layers", model.layers());
        json.addProperty("vocab_size", model.vocabularySize());
        return text(json);
    }

    private static JsonObject common(String architecture) {
        JsonObject json = new JsonObject();
        JsonArray architectures = new JsonArray();
        architectures.add(architecture);
        json.add("architectures", architectures);
        json.addProperty("model_type", "bert");
        return json;
    }

    private static String text(JsonObject json) {
        return new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    }
}
