package dev.headlight.model;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.SafetensorsFile;
import dev.headlight.checkpoint.WeightSource;
import dev.headlight.checkpoint.architecture.Architectures;
import dev.headlight.checkpoint.architecture.CheckpointExport;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the ONNX graph of a checkpoint from its weights and {@code config.json}. */
final class CheckpointConversion implements SourceConversion {
    private static final long LARGEST_CONFIG = 1 << 24;

    private final ModelSource.Checkpoint source;

    CheckpointConversion(ModelSource.Checkpoint source) {
        this.source = source;
    }

    @Override
    public int version() {
        return 1;
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
    public ConvertedModel convert(ModelIdentity identity, StoragePrecision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException {
        try (WeightSource weights = open()) {
            progress.report("Reading the checkpoint", 0);
            JsonObject config = config();
            CheckpointExport export = Architectures.export(config, weights);
            TokenizerLookup.Found tokenizer = TokenizerLookup.in(List.of(source.folder()))
                    .orElseThrow(() -> TokenizerLookup.missing(source.folder(), List.of(source.folder())));
            try (WeightsFile target = new WeightsFile(folder, export.exported().graph())) {
                export.exported().copyWeights(weights, target, done -> progress.report("Converting weights", done));
                target.finish();
            }
            export.exported()
                    .graph()
                    .write(folder.resolve(Manifest.ONNX), "Headlight", OnnxMetadata.of(identity, folder));
            SafeFiles.writeDurably(folder.resolve(Manifest.TOKENIZER), tokenizer.json());
            SafeFiles.writeDurably(folder.resolve(Manifest.CONFIG), config + "\n");
            return new CheckpointDescription(export, weights, tokenizer).converted();
        } catch (CheckpointException e) {
            throw new ModelStoreException(source.folder() + ": " + e.getMessage(), e);
        }
    }

    private WeightSource open() throws IOException {
        return SafetensorsFile.open(source.folder().resolve("model.safetensors"));
    }

    private JsonObject config() throws IOException, ModelStoreException {
        Path file = source.folder().resolve(Manifest.CONFIG);
        if (!Files.isRegularFile(file)) {
            throw new ModelStoreException("Beside the weights in " + source.folder()
                    + " a config.json was expected, which says what architecture they are of; download it into the same"
                    + " folder");
        }
        if (Files.size(file) > LARGEST_CONFIG) {
            throw new ModelStoreException(file + " is longer than a configuration can be; download it again");
        }
        try {
            return JsonParser.parseString(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new ModelStoreException(file + " is no JSON object; download it again", e);
        }
    }
}
