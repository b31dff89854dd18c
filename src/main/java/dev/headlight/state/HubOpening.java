package dev.headlight.state;

import dev.headlight.hub.Cancellation;
import dev.headlight.hub.HubListing;
import dev.headlight.hub.ModelChoice;
import dev.headlight.model.HubModels;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Progress;
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
        opening.work(repository, progress -> asked(repository, progress), this::show);
    }

    private HubModels.Offer asked(String repository, Progress progress) throws ModelStoreException {
        progress.report("Asking huggingface.co what there is", 0);
        return library.hub().offer(repository, new Cancellation());
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
                .map(choice -> new HubOffer.Choice(choice.main(), choice.sentence(), ModelFacts.size(choice.bytes())))
                .toList();
        offer.set(new HubOffer(next.listing().repository().toString(), facts, choices));
    }

    private static String gate(HubListing.Gate gate) {
        return switch (gate) {
            case OPEN -> "";
            case AUTOMATIC, MANUAL -> "gated: agree to the conditions on its page first, and set HF_TOKEN";
        };
    }

    /** Downloads one choice into the store and opens it. */
    public void open(HubOffer.Choice wanted) {
        HubModels.Offer from = found;
        if (from == null) {
            return;
        }
        from.choice(wanted.main())
                .ifPresent(choice -> opening.work(
                        from.listing().repository().toString(),
                        progress -> downloaded(from, choice, progress),
                        imported -> opening.installed(imported)));
    }

    private ImportedModel downloaded(HubModels.Offer from, ModelChoice choice, Progress progress)
            throws ModelStoreException {
        ImportRequest request = library.hub().download(from, choice, ImportRequest.of(Path.of("")), progress);
        return library.add(request, progress);
    }
}
