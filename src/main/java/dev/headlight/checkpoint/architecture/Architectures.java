package dev.headlight.checkpoint.architecture;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.WeightSource;
import dev.headlight.onnx.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns published checkpoints into ONNX graphs, whose weights are then copied by {@link ExportedGraph#copyWeights}. */
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
        ArchitecturePlan plan = reader.read(type, config);
        WeightNames names = new PublishedNames(plan.encoder().prefix(), plan.modules(), shapes.names());
        for (SizeClaim claim : plan.claims()) {
            shapes.check(claim, names);
        }
        HeadPresence presence = new HeadPresence(plan.heads(), names, shapes);
        TaskChoice choice = TaskChoice.of(className, plan.heads(), presence);
        int logits = presence.labels(choice.task());
        ExportedGraph graph = write(plan, names, choice.task(), logits, isTied(plan, names, choice, config, source));
        shapes.check(graph);
        List<String> notes = new ArrayList<>(choice.notes());
        notes.addAll(shapes.notes(graph));
        Labels labels = new Labels(config);
        return new CheckpointExport(
                type,
                choice.task(),
                plan.encoder().sizes(),
                choice.task().hasLabels() ? labels.names(logits) : List.of(),
                labels.scale(logits),
                plan.encoder().hasTokenTypes(),
                notes,
                graph);
    }

    private static boolean isTied(
            ArchitecturePlan plan, WeightNames names, TaskChoice choice, ConfigFields config, WeightSource source)
            throws IOException {
        return choice.task() == EncoderTask.FILL_MASK
                && new TiedDecoder(new WeightShapes(source.weights()), source)
                        .isTied(
                                names.embedding(plan.encoder().prefix() + "embeddings.word_embeddings"),
                                names.embedding(plan.heads().masked().decoder()),
                                config.flag("tie_word_embeddings", true));
    }

    private static ExportedGraph write(
            ArchitecturePlan plan, WeightNames names, EncoderTask task, int labels, boolean isTied) {
        EncoderGraph parts = EncoderGraph.begin(plan.type(), plan.encoder(), names);
        Value hidden = plan.encoder().write(parts);
        new TaskHead(plan.heads(), plan.encoder(), parts).write(task, hidden, labels, isTied);
        return new ExportedGraph(parts.graph().build(), parts.weights().copies());
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
