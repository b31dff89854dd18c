package dev.headlight.checkpoint.architecture;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.checkpoint.CheckpointException;
import java.util.Map;
import java.util.Set;

/** Options of {@code config.json} that any architecture may have and that are refused, because numbers would be wrong. */
final class GeneralOptions {
    /** Options that, where they are set to true, make another model. */
    private static final Map<String, String> DECODERS = Map.of(
            "is_decoder", "a decoder, which sees only what stands before; only encoders can be opened yet",
            "add_cross_attention", "a decoder with cross-attention; only encoders can be opened yet",
            "is_encoder_decoder", "an encoder with a decoder; only encoders can be opened yet");

    private static final Set<String> RELATIVE_POSITIONS =
            Set.of("bert", "roberta", "xlm-roberta", "camembert", "electra");

    private final ConfigFields config;

    GeneralOptions(ConfigFields config) {
        this.config = config;
    }

    /** @throws CheckpointException if an option is set that cannot be honoured */
    void check(String type) throws CheckpointException {
        checkDecoders();
        refuseContent("quantization_config", "its weights are quantized; open the checkpoint it was made from");
        refuseContent("pruned_heads", "heads were cut out of its weights, which cannot be shown yet");
        refuseContent("auto_map", "it needs code of its own, which Headlight never runs");
        String positions = "position_embedding_type";
        if (!RELATIVE_POSITIONS.contains(type)
                && !config.text(positions).orElse("absolute").equals("absolute")) {
            throw config.unexpected(positions, "absolute, which is all that is supported for " + type);
        }
    }

    private void checkDecoders() throws CheckpointException {
        for (Map.Entry<String, String> option : DECODERS.entrySet()) {
            if (config.flag(option.getKey(), false)) {
                throw new CheckpointException(
                        "config.json says " + option.getKey() + ": true, so this is " + option.getValue());
            }
        }
    }

    private void refuseContent(String field, String reason) throws CheckpointException {
        if (!isEmpty(config.value(field))) {
            throw new CheckpointException(
                    "This checkpoint is not supported, because config.json has " + field + ": " + reason);
        }
    }

    private static boolean isEmpty(JsonElement value) {
        return switch (value) {
            case JsonObject object -> object.isEmpty();
            case JsonArray array -> array.isEmpty();
            case JsonPrimitive primitive -> primitive.isBoolean() && !primitive.getAsBoolean();
            default -> true;
        };
    }
}
