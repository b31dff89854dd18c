package dev.headlight.model;

import dev.headlight.core.Draft;
import dev.headlight.core.ModelDescription;
import dev.headlight.model.StoreWriter.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes models as they were downloaded, ONNX files, checkpoints, zips and jars, and makes them models of a store.
 *
 * <p>Nothing enters a store that was not run once: each row of attention must sum to 1. A failure leaves the store as it
 * was. The progress may throw {@link java.util.concurrent.CancellationException} to end an import. Thread-safe.
 */
public final class ModelImport {
    private static final int MOST_OF_A_NAME = 1000;

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
            Files.createDirectories(workFolder);
            try (Draft draft = Draft.in(workFolder)) {
                Path folder = Files.createDirectory(draft.path());
                new ArchiveUnpacking(archive, folder, progress).run();
                ModelSource inside = SourceFinder.find(folder, request.variant());
                return convert(storeRoot, request, inside, fingerprint, progress);
            }
        } catch (IOException e) {
            throw new ModelStoreException(request.source() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ImportedModel convert(
            Path storeRoot, ImportRequest request, ModelSource source, String fingerprint, Progress progress)
            throws IOException, ModelStoreException {
        SourceConversion conversion = SourceConversions.of(source);
        Order order = order(storeRoot, request, conversion, fingerprint);
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

    /** The order under a name that is free, or under which this very model is there already. */
    private static Order order(Path storeRoot, ImportRequest request, SourceConversion conversion, String fingerprint)
            throws IOException, ModelStoreException {
        String asked = request.name();
        String id = asked == null ? ModelName.of(request.source()) : ModelName.checked(asked);
        Order order = order(id, request, conversion, fingerprint);
        if (request.ifTaken() == ImportRequest.IfTaken.REPLACE) {
            return order;
        }
        String precise = request.precision() == Precision.FP32
                ? id
                : id + "-" + request.precision().externalName();
        for (int number = 1; !isFree(storeRoot, order); number++) {
            if (request.ifTaken() == ImportRequest.IfTaken.REFUSE || number > MOST_OF_A_NAME) {
                throw taken(storeRoot, id);
            }
            order = order(number == 1 ? precise : precise + "-" + number, request, conversion, fingerprint);
        }
        return order;
    }

    /** What an earlier import of the same source left under a folder of its own, if it is whole and still current. */
    static Optional<ModelDescription> earlier(Path storeRoot, ModelSource source) throws IOException {
        if (!Files.isDirectory(storeRoot)) {
            return Optional.empty();
        }
        String fingerprint = SourceFingerprint.of(source);
        try (Stream<Path> children = Files.list(storeRoot)) {
            for (Path folder : children.filter(Files::isDirectory).sorted().toList()) {
                Manifest manifest = ModelStore.checkedManifest(folder);
                if (SourceConversions.versions(source).stream()
                        .anyMatch(version -> manifest.recipe().equals(recipe(version, Precision.FP32, fingerprint)))) {
                    return Optional.of(manifest.describe(folder));
                }
            }
            return Optional.empty();
        } catch (ModelStoreException e) {
            // What is damaged is made anew.
            return Optional.empty();
        }
    }

    private static String recipe(int version, Precision precision, String fingerprint) {
        return "import " + version + " " + precision.externalName() + " " + fingerprint;
    }

    private static boolean isFree(Path storeRoot, Order order) {
        return !Files.exists(storeRoot.resolve(order.identity().id())) || StoreWriter.isCurrent(storeRoot, order);
    }

    private static Order order(String id, ImportRequest request, SourceConversion conversion, String fingerprint)
            throws IOException {
        ImportRequest.Origin asIs = new ImportRequest.Origin(
                request.source().toAbsolutePath().normalize().toString(), conversion.licence());
        ImportRequest.Origin origin = request.origin() == null ? asIs : request.origin();
        String licence = origin.licence().isEmpty() ? ModelIdentity.UNKNOWN_LICENCE : origin.licence();
        ModelIdentity identity = new ModelIdentity(id, id, licence, origin.source());
        String recipe = recipe(conversion.version(), request.precision(), fingerprint);
        return new Order(identity, recipe, conversion.bytes());
    }

    private static ModelStoreException taken(Path storeRoot, String id) {
        return new ModelStoreException("There is already a model " + id + " in " + storeRoot
                + ", from another source. Choose another name with --name, or replace it with --force");
    }
}
