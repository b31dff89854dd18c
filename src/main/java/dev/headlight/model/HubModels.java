package dev.headlight.model;

import dev.headlight.checkpoint.architecture.Architectures;
import dev.headlight.hub.Cancellation;
import dev.headlight.hub.HubClient;
import dev.headlight.hub.HubDownload;
import dev.headlight.hub.HubException;
import dev.headlight.hub.HubListing;
import dev.headlight.hub.HubRepository;
import dev.headlight.hub.HubSettings;
import dev.headlight.hub.ModelChoice;
import dev.headlight.hub.ModelChoices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Models of the Hugging Face hub, as sources of imports. Nothing is sent before a method is called. Thread-safe. */
public final class HubModels {
    private final Map<String, String> environment;
    private final Path userHome;
    private final Path downloads;

    /**
     * @param environment such as {@link System#getenv()}; {@code HF_ENDPOINT} and others are honoured
     * @param downloads where files are kept; made if missing
     */
    public HubModels(Map<String, String> environment, Path userHome, Path downloads) {
        this.environment = Map.copyOf(environment);
        this.userHome = userHome;
        this.downloads = downloads;
    }

    /**
     * A repository with the ways to have its model; nothing is downloaded yet.
     *
     * @param choices the best first
     */
    public record Offer(HubListing listing, List<ModelChoice> choices) {
        public Offer {
            choices = List.copyOf(choices);
        }

        /** The choice with that main file, or the best where none is asked for. */
        public Optional<ModelChoice> choice(@Nullable String variant) {
            return choices.stream()
                    .filter(choice -> variant == null
                            || choice.main().equals(variant)
                            || choice.main().endsWith("/" + variant))
                    .findFirst();
        }
    }

    /** Whether a text can be meant as a repository: {@code owner/name} or the address of its page. */
    public boolean isRepository(String text) {
        try {
            return text.contains("/")
                    && !HubSettings.of(environment, userHome)
                            .repository(text)
                            .owner()
                            .isEmpty();
        } catch (HubException e) {
            // Settings that cannot be used are a reason to ask for a model and be told why.
            return e.problem() == HubException.Problem.SETTINGS;
        }
    }

    /** Asks the hub what a repository holds. */
    public Offer offer(String repository, Cancellation cancellation) throws ModelStoreException {
        try {
            HubSettings settings = HubSettings.of(environment, userHome);
            try (HubClient client = new HubClient(settings)) {
                HubListing listing = client.list(settings.repository(repository), cancellation);
                List<ModelChoice> choices = new ModelChoices(Architectures.supportedTypes()::contains).of(listing);
                return new Offer(listing, choices);
            }
        } catch (HubException e) {
            throw failed(e);
        }
    }

    /**
     * Downloads one choice and tells how to import it.
     *
     * @param request name, precision and what else is wanted; its source does not count
     */
    public ImportRequest download(
            Offer offer, ModelChoice choice, ImportRequest request, Progress progress, Cancellation cancellation)
            throws ModelStoreException {
        try (HubClient client = new HubClient(HubSettings.of(environment, userHome))) {
            HubDownload download = client.download(
                    offer.listing(),
                    choice,
                    downloads,
                    state -> {
                        try {
                            progress.report("Downloading " + state.words(), state.fraction());
                        } catch (CancellationException e) {
                            cancellation.cancel();
                        }
                    },
                    cancellation);
            return request(offer, download, request);
        } catch (HubException e) {
            throw failed(e);
        }
    }

    private static ImportRequest request(Offer offer, HubDownload download, ImportRequest request) {
        HubRepository repository = offer.listing().repository();
        boolean isCheckpoint = download.form() == ModelChoice.Form.CHECKPOINT;
        String licence = download.provenance().licence();
        return new ImportRequest(
                isCheckpoint ? download.folder() : download.main(),
                request.name() == null ? ModelName.of(Path.of(repository.name())) : request.name(),
                null,
                request.precision(),
                request.ifTaken(),
                new ImportRequest.Origin(download.provenance().page().toString(), licence));
    }

    private static ModelStoreException failed(HubException e) {
        if (e.problem() == HubException.Problem.CANCELLED) {
            CancellationException cancelled = new CancellationException(e.getMessage());
            cancelled.initCause(e);
            throw cancelled;
        }
        return new ModelStoreException(String.valueOf(e.getMessage()), e);
    }
}
