package dev.headlight.model;

import dev.headlight.core.DurableFiles;
import dev.headlight.tokenizer.TokenizerException;
import dev.headlight.tokenizer.TokenizerFiles;
import dev.headlight.tokenizer.TokenizerSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the tokenizer that belongs to a model. */
final class TokenizerLookup {
    private static final String ENDING = "tokenizer.json";

    private TokenizerLookup() {}

    /**
     * The tokenizer of a folder, or of the one beside a file.
     *
     * @param model a folder with a checkpoint, or an ONNX file
     * @throws ModelStoreException if there is none, or it cannot be used
     */
    static TokenizerSource of(Path model) throws IOException, ModelStoreException {
        Optional<Path> other = otherwiseNamed(model);
        try {
            return other.isPresent() ? renamed(other.get()) : TokenizerFiles.read(model);
        } catch (TokenizerException e) {
            throw new ModelStoreException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where many models lie together, their tokenizers are called such as {@code all-minilm-l6-v2-tokenizer.json}. */
    private static Optional<Path> otherwiseNamed(Path model) throws IOException {
        Path folder = Files.isDirectory(model) ? model : model.toAbsolutePath().getParent();
        if (folder == null || Files.exists(folder.resolve(Manifest.TOKENIZER))) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> named = children.filter(
                            child -> child.getFileName().toString().endsWith(ENDING))
                    .limit(2)
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }
    }

    private static TokenizerSource renamed(Path file) throws IOException, TokenizerException {
        Path folder = Files.createTempDirectory("headlight-tokenizer");
        try {
            Files.copy(file, folder.resolve(Manifest.TOKENIZER));
            TokenizerSource source = TokenizerFiles.read(folder);
            return new TokenizerSource(source.json(), "Taken from " + file.getFileName(), source.largestId());
        } finally {
            DurableFiles.deleteTree(folder);
        }
    }
}
