package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.StoreWriter.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Takes models as they were downloaded, ONNX files, checkpoints, zips and jars, and makes them models of a store.
 *
 * <p>Nothing enters a store that was not run once: each row of attention must sum to 1. A failure leaves the store as it
 * was. The progress may throw {@link java.util.concurrent.CancellationException} to end an import. Thread-safe.
 */
public final class ModelImport {
    private final ModelProbe probe;
    private final Path workFolder;
    private final StoreWriter writer = new StoreWriter();

    /**
     * @param probe runs a finished model once
     * @param workFolder where archives are unpacked; made if missing
     */
    public ModelImport(ModelProbe probe, Path workFolder) {
        this.probe = probe;
        this.workFolder = workFolder;
    }

    /**
     * Imports a model into a store; one that is there already from the same source is left as it is.
     *
     * @param storeRoot is made if it is missing
     * @throws ModelStoreException saying what was expected, what was found and what to do
     */
    public ImportedModel into(Path storeRoot, ImportRequest request, Progress progress) throws ModelStoreException {
        try {
            ModelSource source = SourceFinder.find(request.source(), request.variant());
            String fingerprint = SourceFingerprint.of(source);
            if (!(source instanceof ModelSource.Archive(Path archive))) {
                return convert(storeRoot, request, source, fingerprint, progress);
            }
            Path folder = Files.createDirectories(workFolder.resolve("unpacked-" + UUID.randomUUID()));
            try {
                new ArchiveUnpacking(archive, folder, progress).run();
                ModelSource inside = SourceFinder.find(folder, request.variant());
                return convert(storeRoot, request, inside, fingerprint, progress);
            } finally {
                SafeFiles.deleteTree(folder);
            }
        } catch (IOException e) {
            throw new ModelStoreException(request.source() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ImportedModel convert(
            Path storeRoot, ImportRequest request, ModelSource source, String fingerprint, Progress progress)
            throws IOException, ModelStoreException {
        SourceConversion conversion = SourceConversions.of(source);
        Order order = order(request, conversion, fingerprint);
        if (!StoreWriter.isCurrent(storeRoot, order) && !request.replaces()) {
            checkFree(storeRoot, order);
        }
        FirstRun firstRun = new FirstRun(probe, progress);
        ModelDescription model = writer.write(
                storeRoot,
                order,
                folder -> {
                    if (request.precision() != Precision.FP32) {
                        firstRun.remember(conversion, order, workFolder);
                    }
                    return conversion.convert(order.identity(), request.precision(), folder, progress);
                },
                firstRun::confirm,
                progress);
        return new ImportedModel(model, firstRun.cost(), conversion.remarks());
    }

    private static Order order(ImportRequest request, SourceConversion conversion, String fingerprint)
            throws IOException, ModelStoreException {
        String asked = request.name();
        String id = asked == null ? ModelName.of(request.source()) : ModelName.checked(asked);
        ImportRequest.Origin asIs = new ImportRequest.Origin(
                request.source().toAbsolutePath().normalize().toString(), conversion.licence());
        ImportRequest.Origin origin = request.origin() == null ? asIs : request.origin();
        String licence = origin.licence().isEmpty() ? ModelIdentity.UNKNOWN_LICENCE : origin.licence();
        ModelIdentity identity = new ModelIdentity(id, id, licence, origin.source());
        String recipe =
                "import " + conversion.version() + " " + request.precision().externalName() + " " + fingerprint;
        return new Order(identity, recipe, conversion.bytes());
    }

    private static void checkFree(Path storeRoot, Order order) throws ModelStoreException {
        Path folder = storeRoot.resolve(order.identity().id());
        if (Files.exists(folder)) {
            throw new ModelStoreException(
                    "There is already a model " + order.identity().id() + " in " + storeRoot
                            + ", from another source. Choose another name with --name, or replace it with --force");
        }
    }
}
