package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.onnx.AttentionFinder;
import dev.headlight.onnx.AttentionReport;
import dev.headlight.onnx.OnnxModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Looks into a model of a store. */
final class StoreInspection {
    private StoreInspection() {}

    static ModelPage page(Path folder) throws IOException, ModelStoreException {
        Path absolute = folder.toAbsolutePath().normalize();
        Manifest manifest = ModelStore.checkedManifest(absolute);
        List<ModelPage.Checksum> files = manifest.files().stream()
                .map(file -> new ModelPage.Checksum(file.name(), file.bytes(), file.sha256()))
                .toList();
        return page(manifest.describe(absolute), files);
    }

    private static ModelPage page(ModelDescription model, List<ModelPage.Checksum> files) throws IOException {
        long bytes = files.stream().mapToLong(ModelPage.Checksum::bytes).sum();
        AttentionReport report =
                AttentionFinder.find(OnnxModelFile.open(model.files().onnx()));
        ModelPage.Graph graph = OnnxInspection.graph(report);
        return new ModelPage(
                model.files().folder(),
                new ModelPage.Identity(
                        model.id(),
                        model.architecture(),
                        model.task().externalName(),
                        model.about().licence(),
                        model.labels()),
                new ModelPage.Attention(
                        OptionalInt.of(model.shape().heads()), model.origin().attentions()),
                new ModelPage.Graph(
                        graph.inputs(),
                        graph.outputs(),
                        model.origin().producer().isEmpty()
                                ? graph.producer()
                                : model.origin().producer(),
                        graph.opsets(),
                        model.shape().parameters()),
                new ModelPage.Files(bytes, model.files().sha256(), List.of(), files),
                model.origin().tokenizer(),
                List.of(model.about().note(), "Source: " + model.about().source()),
                List.of());
    }
}
