package dev.headlight.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the tokenizer that belongs to a model. */
final class TokenizerLookup {
    private static final long LARGEST = 1L << 27;

    private TokenizerLookup() {}

    /**
     * A tokenizer.
     *
     * @param json in the format of the Hugging Face tokenizers library, without cutting and padding
     * @param origin what it was made from, in words
     */
    record Found(String json, String origin) {}

    /**
     * The tokenizer of the first folder that has one.
     *
     * @throws ModelStoreException if there is one that cannot be read
     */
    static Optional<Found> in(List<Path> folders) throws IOException, ModelStoreException {
        for (Path folder : folders) {
            Optional<Path> file = file(folder);
            if (file.isPresent()) {
                return Optional.of(read(file.get()));
            }
        }
        return Optional.empty();
    }

    private static Found read(Path file) throws IOException, ModelStoreException {
        if (Files.size(file) > LARGEST) {
            throw new ModelStoreException("The tokenizer " + file + " has " + Room.megabytes(Files.size(file))
                    + ", expected at most " + Room.megabytes(LARGEST));
        }
        return new Found(
                OnnxPromotionConversion.unlimited(Files.readAllBytes(file)),
                file.getFileName().toString());
    }

    /** {@code tokenizer.json}, or the only file whose name ends so. */
    private static Optional<Path> file(Path folder) throws IOException {
        Path usual = folder.resolve(Manifest.TOKENIZER);
        if (Files.isRegularFile(usual)) {
            return Optional.of(usual);
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> named = children.filter(
                            child -> child.getFileName().toString().endsWith("tokenizer.json"))
                    .limit(2)
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }
    }

    /** What to tell where there is none. */
    static ModelStoreException missing(Path source, List<Path> folders) {
        return new ModelStoreException("The model " + source
                + " has no tokenizer, so no text can be given to it: looked for tokenizer.json, vocab.txt, or vocab.json"
                + " with merges.txt in "
                + String.join(" and ", folders.stream().map(Path::toString).toList())
                + ". Put the tokenizer.json of this model beside it; \"headlight inspect\" works without");
    }
}
