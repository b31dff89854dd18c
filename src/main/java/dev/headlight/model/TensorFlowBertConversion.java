package dev.headlight.model;

import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.NestedArchive;
import dev.headlight.checkpoint.TensorFlowBundle;
import dev.headlight.checkpoint.architecture.BertArchitecture;
import dev.headlight.checkpoint.architecture.BertCheckpoint;
import dev.headlight.checkpoint.architecture.BertConfig;
import dev.headlight.checkpoint.architecture.TensorFlowBertNames;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.DurableFiles;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import dev.headlight.onnx.WeightsFile;
import dev.headlight.tokenizer.TokenizerSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes the ONNX graph of a BERT from the TensorFlow SavedModel that Google published. */
final class TensorFlowBertConversion implements Conversion {
    private static final String VOCABULARY = "assets/vocab.txt";
    private static final String INDEX = "variables/variables.index";
    private static final String DATA = "variables/variables.data-00000-of-00001";
    private static final int LARGEST_SMALL_FILE = 1 << 24;

    @Override
    public int version() {
        return 7;
    }

    @Override
    public ConvertedModel convert(
            CatalogueEntry entry, Path artifact, Precision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException {
        progress.report("Reading the checkpoint's index", 0);
        NestedArchive archive = new NestedArchive(artifact, entry.content("archive"));
        Map<String, byte[]> small = archive.readAll(Set.of(VOCABULARY, INDEX), LARGEST_SMALL_FILE);
        TensorFlowBertNames names = new TensorFlowBertNames(entry.content("scope"));
        BertConfig config;
        ExportedGraph export;
        try (TensorFlowBundle bundle =
                new TensorFlowBundle(content(small, INDEX), (shard, shards) -> archive.open(DATA))) {
            config = BertCheckpoint.configOf(bundle, names);
            export = BertArchitecture.export(config, names).stored(precision.storage());
            try (WeightsFile weights = new WeightsFile(folder, export.graph())) {
                export.copyWeights(bundle, weights, done -> progress.report("Converting weights", done));
                weights.finish();
            }
        }
        export.graph()
                .write(
                        folder.resolve(Manifest.ONNX),
                        "Headlight",
                        OnnxMetadata.of(entry.identity(), entry.sha256(), folder));
        DurableFiles.write(folder.resolve(Manifest.CONFIG), ConfigJson.bert(config));
        TokenizerSource tokenizer = tokenizer(folder, content(small, VOCABULARY));
        return describe(config, export.graph().parameters(), precision, tokenizer.origin());
    }

    /** Lays the vocabulary beside the configuration, as checkpoints are published, makes a tokenizer and removes it. */
    private static TokenizerSource tokenizer(Path folder, byte[] vocabulary) throws IOException, ModelStoreException {
        Path file = folder.resolve("vocab.txt");
        Files.write(file, vocabulary);
        TokenizerSource tokenizer = TokenizerLookup.of(folder);
        Files.delete(file);
        DurableFiles.write(folder.resolve(Manifest.TOKENIZER), tokenizer.json());
        return tokenizer;
    }

    private static byte[] content(Map<String, byte[]> files, String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IllegalStateException("the archive was asked for " + name);
        }
        return content;
    }

    private static ConvertedModel describe(BertConfig config, long parameters, Precision precision, String tokenizer) {
        int layers = config.layers();
        TraceOutputs outputs = new TraceOutputs(
                numbered("attentions", layers),
                Map.of(
                        TraceField.QUERIES, numbered("queries", layers),
                        TraceField.KEYS, numbered("keys", layers),
                        TraceField.VALUES, numbered("values", layers),
                        TraceField.HIDDEN_STATES, numbered("hidden_states", layers + 1)),
                ModelTask.FILL_MASK.outputs());
        ModelShape shape = new ModelShape(
                layers,
                config.heads(),
                config.headSize(),
                config.hiddenSize(),
                config.vocabularySize(),
                config.maxPositions(),
                parameters);
        return new ConvertedModel(
                "bert",
                ModelTask.FILL_MASK,
                List.of(),
                shape,
                outputs,
                "The graph was written from the published weights with attentions as outputs, in float32.",
                new ModelOrigin("TensorFlow", "20", precision.externalName(), tokenizer, attentions(outputs)));
    }

    private static List<AttentionOrigin> attentions(TraceOutputs outputs) {
        return IntStream.range(0, outputs.attentions().size())
                .mapToObj(layer -> new AttentionOrigin(
                        layer, outputs.attentions().get(layer), AttentionKind.SELF, "written by Headlight's own graph"))
                .toList();
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(number -> name + "." + number).toList();
    }
}
