package dev.headlight.model;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.Draft;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.model.ImportedModel.PrecisionCost;
import dev.headlight.model.StoreWriter.Order;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs a finished model on one sentence before it enters the store, and compares it with the same model in full
 * precision where it is stored in less.
 */
final class FirstRun {
    /** As plain as any model understands it, with pieces of words for most. */
    private static final String TEXT = "The cat sat on the mat because it was warm.";

    private final ModelProbe probe;
    private final Progress progress;
    private @Nullable AttentionTensor exact;
    private long exactBytes;
    private @Nullable PrecisionCost cost;

    FirstRun(ModelProbe probe, Progress progress) {
        this.probe = probe;
        this.progress = progress;
    }

    /**
     * Converts the model in full precision first, runs it and forgets it but for its attentions.
     *
     * @param workFolder a place with room for it
     */
    void remember(SourceConversion conversion, Order order, Path workFolder) throws IOException, ModelStoreException {
        Files.createDirectories(workFolder);
        try (Draft draft = Draft.in(workFolder)) {
            Path folder = Files.createDirectory(draft.path());
            Room.check(folder, order.identity().id(), order.bytes());
            ConvertedModel converted = conversion.convert(order.identity(), Precision.FP32, folder, progress);
            Manifest manifest = StoreWriter.manifest(order, converted, folder, progress);
            exact = probe.run(manifest.describe(folder), TEXT).attentions();
            exactBytes = Files.size(folder.resolve(WeightsFile.NAME));
        }
    }

    /** A check for the store's writer. */
    ConvertedModel confirm(ModelDescription model, ConvertedModel converted) throws IOException, ModelStoreException {
        progress.report("Running it once", 0);
        Trace trace = probe.run(model, TEXT);
        if (exact != null) {
            long bytes = Files.size(model.files().folder().resolve(WeightsFile.NAME));
            cost = new PrecisionCost(exactBytes, bytes, difference(exact, trace.attentions()));
        }
        return converted.withAttentions(new ProbeCheck(model, trace).confirm());
    }

    private static double difference(AttentionTensor one, AttentionTensor other) {
        double largest = 0;
        for (int layer = 0; layer < one.layers(); layer++) {
            FloatTensor first = one.layer(layer);
            FloatTensor second = other.layer(layer);
            for (int place = 0; place < first.size(); place++) {
                largest = Math.max(largest, Math.abs(first.get(place) - second.get(place)));
            }
        }
        return largest;
    }

    /** What the smaller precision costs, or null where the precision is full or nothing was run. */
    @Nullable
    PrecisionCost cost() {
        return cost;
    }
}
