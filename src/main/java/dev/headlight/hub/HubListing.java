package dev.headlight.hub;

import java.util.List;
import java.util.Optional;

/**
 * What a repository holds and what is said about it; nothing has been downloaded yet.
 *
 * @param repository by its proper name, which may differ from the one that was asked for
 * @param commit the 40 digits that name exactly this state of the repository
 * @param source where the listing comes from
 * @param files all whose names are usable, sorted by path
 */
public record HubListing(HubRepository repository, String commit, Source source, About about, List<HubFile> files) {
    /** Where a listing comes from. */
    public enum Source {
        HUB,
        /** The cache of Hugging Face's own libraries on this machine; nothing needs downloading. */
        CACHE
    }

    /** Who may download. */
    public enum Gate {
        OPEN,
        /** After agreeing to conditions on the model's page. */
        AUTOMATIC,
        /** After agreeing, and when the authors let one in. */
        MANUAL
    }

    /**
     * Facts for people. Texts are on one line and not long; empty if unknown.
     *
     * @param licence the hub's short name such as {@code apache-2.0}
     * @param task the hub's name such as {@code fill-mask}
     * @param modelType from {@code config.json}, such as {@code bert}
     * @param precision of the weights in safetensors, as far as the hub knows
     * @param parameters how many numbers are learned; 0 if unknown
     */
    public record About(
            String licence,
            String task,
            String modelType,
            List<String> architectures,
            Gate gate,
            Precision precision,
            long parameters) {
        public About {
            architectures = List.copyOf(architectures);
        }
    }

    public HubListing {
        files = List.copyOf(files);
    }

    public Optional<HubFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
