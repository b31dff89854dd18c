package dev.headlight.model;

import com.google.gson.JsonObject;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.architecture.Architectures;
import dev.headlight.checkpoint.architecture.CheckpointExport;
import dev.headlight.core.DurableFiles;
import dev.headlight.onnx.WeightsFile;
import dev.headlight.tokenizer.TokenizerException;
import dev.headlight.tokenizer.TokenizerSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the ONNX graph of a checkpoint from its weights and {@code config.json}. */
final class CheckpointConversion implements SourceConversion {
    static final int VERSION = 4;

    private final ModelSource.Checkpoint source;

    CheckpointConversion(ModelSource.Checkpoint source) {
        this.source = source;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.list(source.folder())) {
            long largest = 0;
            long shards = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean isShard = file.getFileName().toString().matches(".*-\\d{5}-of-\\d{5}.*");
                shards += isShard ? Files.size(file) : 0;
                largest = Math.max(largest, Files.size(file));
            }
            // Weights that are stored in half precision need twice the room.
            return 2 * Math.max(largest, shards);
        }
    }

    @Override
    public List<String> remarks() {
        return source.remark().isEmpty() ? List.of() : List.of(source.remark());
    }

    @Override
    public String licence() {
        return SourceLicence.in(List.of(source.folder()));
    }

    @Override
    public ConvertedModel convert(ModelIdentity identity, Precision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException {
        try (CheckpointWeights weights = CheckpointWeights.open(source.folder())) {
            progress.report("Reading the checkpoint", 0);
            JsonObject config = SourceConfig.required(source.folder());
            CheckpointExport export = Architectures.export(config, weights);
            ExportedGraph graph = export.exported().stored(precision.storage());
            TokenizerSource tokenizer = TokenizerLookup.of(source.folder());
            tokenizer.checkFits(export.sizes().vocabularySize());
            try (WeightsFile target = new WeightsFile(folder, graph.graph())) {
                graph.copyWeights(weights, target, done -> progress.report("Converting weights", done));
                target.finish();
            }
            graph.graph().write(folder.resolve(Manifest.ONNX), "Headlight", OnnxMetadata.of(identity, folder));
            DurableFiles.write(folder.resolve(Manifest.TOKENIZER), tokenizer.json());
            DurableFiles.write(folder.resolve(Manifest.CONFIG), config + "\n");
            return new CheckpointDescription(export, weights, tokenizer, precision).converted();
        } catch (CheckpointException | TokenizerException e) {
            throw new ModelStoreException(source.folder() + ": " + e.getMessage(), e);
        }
    }
}
