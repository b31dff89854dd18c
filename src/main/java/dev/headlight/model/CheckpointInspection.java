package dev.headlight.model;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.architecture.Architectures;
import dev.headlight.checkpoint.architecture.CheckpointExport;
import dev.headlight.tokenizer.TokenizerException;
import dev.headlight.tokenizer.TokenizerSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Looks into a checkpoint: everything that its graph would be, without writing it. */
final class CheckpointInspection {
    private final ModelSource.Checkpoint source;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    CheckpointInspection(ModelSource.Checkpoint source) {
        this.source = source;
    }

    ModelPage page() throws IOException, ModelStoreException {
        try (CheckpointWeights weights = CheckpointWeights.open(source.folder())) {
            CheckpointExport export = Architectures.export(SourceConfig.required(source.folder()), weights);
            remarks.add(weights.choice());
            remarks.addAll(export.notes());
            if (!source.remark().isEmpty()) {
                remarks.add(source.remark());
            }
            return page(export);
        } catch (CheckpointException e) {
            throw new ModelStoreException(source.folder() + ": " + e.getMessage(), e);
        }
    }

    private ModelPage page(CheckpointExport export) throws IOException {
        List<Path> folders = List.of(source.folder());
        return new ModelPage(
                source.path(),
                new ModelPage.Identity(
                        ModelName.of(source.folder()),
                        export.architecture(),
                        export.task().externalName(),
                        SourceLicence.in(folders),
                        export.labels()),
                new ModelPage.Attention(
                        OptionalInt.of(export.sizes().heads()), CheckpointDescription.attentions(export)),
                new ModelPage.Graph(
                        List.of(),
                        export.task().externalName().equals("feature-extraction") ? List.of() : List.of("logits"),
                        "",
                        Map.of("ai.onnx", CheckpointDescription.OPSET),
                        export.exported().graph().parameters()),
                new ModelPage.Files(new CheckpointConversion(source).bytes(), "", List.of(), List.of()),
                tokenizer(export),
                remarks,
                problems);
    }

    private String tokenizer(CheckpointExport export) throws IOException {
        try {
            TokenizerSource tokenizer = TokenizerLookup.of(source.folder());
            tokenizer.checkFits(export.sizes().vocabularySize());
            return tokenizer.origin();
        } catch (ModelStoreException | TokenizerException e) {
            problems.add(String.valueOf(e.getMessage()));
            return "";
        }
    }
}
