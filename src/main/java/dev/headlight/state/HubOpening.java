package dev.headlight.state;

import dev.headlight.hub.Cancellation;
import dev.headlight.hub.HubListing;
import dev.headlight.hub.ModelChoice;
import dev.headlight.model.HubModels;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Precision;
import dev.headlight.model.Progress;
import dev.headlight.model.StoredSize;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Models of the Hugging Face hub: first what there is, then, if the user wants it, the download into the store. Nothing
 * is sent before the user asks. Used on the JavaFX thread.
 */
public final class HubOpening {
    private final ModelOpening opening;
    private final ModelLibrary library;
    private final ReadOnlyObjectWrapper<@Nullable HubOffer> offer = new ReadOnlyObjectWrapper<>();
    private HubModels.@Nullable Offer found;

    public HubOpening(ModelOpening opening, ModelLibrary library) {
        this.opening = opening;
        this.library = library;
    }

    /** What was found last, or null. */
    public ReadOnlyObjectProperty<@Nullable HubOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Asks the hub what a repository holds. */
    public void look(String repository) {
        offer.set(null);
        opening.work(repository, (progress, cancellation) -> asked(repository, progress, cancellation), this::show);
    }

    private HubModels.Offer asked(String repository, Progress progress, Cancellation cancellation)
            throws ModelStoreException {
        progress.report("Asking huggingface.co what there is", 0);
        return library.hub().offer(repository, cancellation);
    }

    private void show(HubModels.Offer next) {
        found = next;
        HubListing.About about = next.listing().about();
        String facts = Stream.of(
                        about.task(),
                        "licence: " + (about.licence().isEmpty() ? "not stated" : about.licence()),
                        gate(about.gate()))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
        List<HubOffer.Choice> choices = next.choices().stream()
                .map(choice -> new HubOffer.Choice(choice.main(), choice.sentence(), size(choice)))
                .toList();
        offer.set(new HubOffer(next.listing().repository().toString(), facts, choices));
    }

    private static StoredSize size(ModelChoice choice) {
        int bits = choice.precision().bitsPerNumber();
        return new StoredSize(choice.bytes(), bits, choice.form() == ModelChoice.Form.ONNX);
    }

    private static String gate(HubListing.Gate gate) {
        return switch (gate) {
            case OPEN -> "";
            case AUTOMATIC, MANUAL -> "gated: agree to the conditions on its page first, and set HF_TOKEN";
        };
    }

    /** Downloads one choice into the store and opens it. */
    public void open(HubOffer.Choice wanted, Precision precision) {
        HubModels.Offer from = found;
        if (from == null) {
            return;
        }
        from.choice(wanted.main())
                .ifPresent(choice -> opening.work(
                        from.listing().repository().toString(),
                        (progress, cancellation) -> downloaded(from, choice, precision, progress, cancellation),
                        opening::installed));
    }

    private ImportedModel downloaded(
            HubModels.Offer from, ModelChoice choice, Precision precision, Progress progress, Cancellation cancellation)
            throws ModelStoreException {
        ImportRequest wanted =
                ImportRequest.of(Path.of("")).withPrecision(precision).withIfTaken(ImportRequest.IfTaken.NUMBER);
        ImportRequest request = library.hub().download(from, choice, wanted, progress, cancellation);
        return library.add(request, progress);
    }
}
