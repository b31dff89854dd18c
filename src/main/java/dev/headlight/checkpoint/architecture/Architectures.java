package dev.headlight.checkpoint.architecture;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.WeightSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns published checkpoints into ONNX graphs, whose weights are then copied by {@link ExportedGraph#copyWeights}.
 *
 * <p>Inputs of a graph: {@code input_ids}, {@code attention_mask} and, where the encoder tells types apart,
 * {@code token_type_ids}, int64 {@code [1, tokens]} each; {@code head_mask}, float32 {@code [layers, heads]}; for masked
 * words {@code prediction_positions}, int64 {@code [predictions]}. Outputs, float32: {@code attentions.N}
 * {@code [1, heads, tokens, tokens]} before the head mask; {@code queries.N}, {@code keys.N}, {@code values.N}
 * {@code [1, heads, tokens, head size]} with bias and before scaling; {@code hidden_states.N}
 * {@code [1, tokens, hidden size]}, the embeddings first; and those of the {@link dev.headlight.core.ModelTask}.
 */
public final class Architectures {
    private static final Map<String, ArchitectureReader> READERS = new TreeMap<>(Map.of(
            "bert", BertReaders::bert,
            "roberta", BertReaders::roberta,
            "xlm-roberta", BertReaders::robertaKin,
            "camembert", BertReaders::robertaKin,
            "electra", BertReaders::electra,
            "distilbert", DistilBertReader::read,
            "albert", AlbertReader::read,
            "mpnet", MpnetReader::read,
            "mobilebert", MobileBertReader::read));

    private Architectures() {}

    /** Values of {@code model_type} that can be exported. */
    public static List<String> supportedTypes() {
        return List.copyOf(READERS.keySet());
    }

    /**
     * Describes the graph of a checkpoint. Reads shapes only, except where the checkpoint holds both the embeddings of
     * words and a decoder that may be the same.
     *
     * @param json the {@code config.json} of the checkpoint
     * @param source its weights, which have to stay open until they are copied
     * @throws CheckpointException if the architecture or an option is not supported, or the weights are not what
     *     {@code config.json} says; the message names the field, what was expected and what was found
     * @throws IOException if the weights cannot be read
     */
    public static CheckpointExport export(JsonObject json, WeightSource source) throws IOException {
        ConfigFields config = new ConfigFields(json);
        WeightShapes shapes = new WeightShapes(source.weights());
        Optional<String> className = className(config);
        String type = new ModelType(config, className, shapes.names()).name();
        ArchitectureReader reader = READERS.get(type);
        if (reader == null) {
            throw UnsupportedTypes.refuse(type, READERS.keySet());
        }
        new GeneralOptions(config).check(type);
        PlannedExport planned = PlannedExport.of(reader.read(type, config), config, shapes);
        return planned.export(className, new TiedDecoder(shapes, source));
    }

    private static Optional<String> className(ConfigFields config) throws CheckpointException {
        String field = "architectures";
        return switch (config.value(field)) {
            case JsonArray names when names.isEmpty() -> Optional.empty();
            case JsonArray names
            when names.get(0).isJsonPrimitive()
                    && names.get(0).getAsJsonPrimitive().isString() ->
                Optional.of(names.get(0).getAsString());
            case JsonNull none -> Optional.empty();
            default -> throw config.unexpected(field, "a list of names such as BertForMaskedLM");
        };
    }
}
