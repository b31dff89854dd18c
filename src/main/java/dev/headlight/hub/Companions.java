package dev.headlight.hub;

import java.util.ArrayList;
import java.util.List;

/** The small files that a model needs beside its weights. */
final class Companions {
    private static final String CONFIG = "config.json";
    private static final List<String> TOKENIZER = List.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.txt",
            "vocab.json",
            "merges.txt",
            "spiece.model",
            "sentencepiece.bpe.model",
            "tokenizer.model",
            "spm.model");
    private static final List<String> TERMS = List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE", "NOTICE.txt");
    private static final long LARGEST = 256L << 20;

    private final HubListing listing;

    Companions(HubListing listing) {
        this.listing = listing;
    }

    /** Configuration, tokenizer and terms for a main file in a folder, which is empty or ends in a slash. */
    List<HubFile> of(String folder) {
        List<HubFile> files = new ArrayList<>();
        add(files, folder, List.of(CONFIG));
        add(files, folder, TOKENIZER);
        add(files, "", TERMS);
        return files;
    }

    boolean hasConfig(String folder) {
        return listing.file(folder + CONFIG).isPresent();
    }

    boolean hasTokenizer(String folder) {
        return TOKENIZER.stream()
                .anyMatch(name -> listing.file(folder + name).isPresent()
                        || listing.file(name).isPresent());
    }

    /** Those of the folder itself and those of the root, of which a reader takes the nearer ones. */
    private void add(List<HubFile> files, String folder, List<String> names) {
        for (String name : names) {
            listing.file(folder + name).filter(file -> file.bytes() <= LARGEST).ifPresent(files::add);
            if (!folder.isEmpty()) {
                listing.file(name).filter(file -> file.bytes() <= LARGEST).ifPresent(files::add);
            }
        }
    }
}
