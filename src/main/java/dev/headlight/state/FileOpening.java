package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.ModelVariant;
import dev.headlight.model.Precision;
import dev.headlight.model.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Models that lie at a path. What has several forms, or is to be stored in a smaller precision, is offered first, with
 * sizes; everything else is opened at once. In full precision a model is opened from where it lies; in a smaller one a
 * copy goes into the store. Used on the JavaFX thread.
 */
public final class FileOpening {
    private final ModelOpening opening;
    private final ModelLibrary library;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();

    /**
     * What there is to choose from.
     *
     * @param path as it was named
     * @param variants the best first
     */
    public record Offer(Path path, List<ModelVariant> variants) {
        public Offer {
            variants = List.copyOf(variants);
        }
    }

    /** What comes of a wish: a model, or a choice. */
    private sealed interface Outcome {}

    private record Taken(ImportedModel model) implements Outcome {}

    private record Asked(List<ModelVariant> variants) implements Outcome {}

    /** Called on a background thread. */
    @FunctionalInterface
    private interface Wish {
        Outcome grant(Progress progress) throws ModelStoreException;
    }

    public FileOpening(ModelOpening opening, ModelLibrary library) {
        this.opening = opening;
        this.library = library;
    }

    /** What was found last and waits for a choice, or null. */
    public ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Opens what lies at a path, or offers what there is. */
    public void open(Path path, Precision precision) {
        open(path, precision, List.of());
    }

    /** @param remarks to be said when the model is there, in sentences */
    public void open(Path path, Precision precision, List<String> remarks) {
        begin(path, remarks, progress -> askOrTake(path, precision, progress));
    }

    /** Opens what was opened by this path before, without asking again if it is still the same. */
    public void reopen(Path path) {
        begin(path, List.of(), progress -> {
            Optional<ModelDescription> ready = library.cache().find(path);
            return ready.isPresent()
                    ? new Taken(new ImportedModel(ready.get(), null, List.of()))
                    : askOrTake(path, Precision.FP32, progress);
        });
    }

    private Outcome askOrTake(Path path, Precision precision, Progress progress) throws ModelStoreException {
        List<ModelVariant> variants = library.inspection().variants(path);
        boolean isChoice = variants.size() > 1 || (precision != Precision.FP32 && !variants.isEmpty());
        return isChoice ? new Asked(variants) : new Taken(library.cache().open(path, null, progress));
    }

    private void begin(Path path, List<String> remarks, Wish wish) {
        offer.set(null);
        opening.work(name(path), (progress, cancellation) -> wish.grant(progress), outcome -> {
            switch (outcome) {
                case Taken(ImportedModel model) -> finish(path, model, remarks);
                case Asked(List<ModelVariant> variants) -> offer.set(new Offer(path, variants));
            }
        });
        opening.expect(path);
    }

    /** Opens one of the forms that were offered. */
    public void open(ModelVariant variant, Precision precision) {
        offer.set(null);
        if (precision == Precision.FP32) {
            Path path = variant.location();
            begin(path, List.of(), progress -> new Taken(library.cache().open(path, null, progress)));
        } else {
            opening.work(
                    name(variant.location()),
                    (progress, cancellation) -> copied(variant, precision, progress),
                    opening::installed);
        }
    }

    /** Puts the offer away. */
    public void dismiss() {
        offer.set(null);
    }

    private ImportedModel copied(ModelVariant variant, Precision precision, Progress progress)
            throws ModelStoreException {
        ImportRequest request =
                ImportRequest.of(variant.location()).withPrecision(precision).withIfTaken(ImportRequest.IfTaken.NUMBER);
        return library.add(request, progress);
    }

    private void finish(Path path, ImportedModel imported, List<String> remarks) {
        opening.opened(imported.model(), path);
        opening.open(imported, remarks);
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
