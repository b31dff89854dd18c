package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A form in which tokenizers are published.
 *
 * @param files names of the files that must all be there
 * @param reader makes a tokenizer of them
 */
record TokenizerForm(List<String> files, Reader reader) {
    /** The one to prefer first. */
    private static final List<TokenizerForm> ALL = List.of(
            new TokenizerForm(List.of("tokenizer.json"), TokenizerForm::published),
            new TokenizerForm(List.of("vocab.txt"), TokenizerForm::wordPiece),
            new TokenizerForm(List.of("vocab.json", "merges.txt"), TokenizerForm::bytePairs),
            sentencePiece("sentencepiece.bpe.model"),
            sentencePiece("spiece.model"),
            sentencePiece("spm.model"),
            sentencePiece("tokenizer.model"));

    /** Makes a tokenizer of the files in a folder. */
    @FunctionalInterface
    interface Reader {
        TokenizerSource read(Path folder, TokenizerSettings settings) throws TokenizerException, IOException;
    }

    /** The first form whose files are in a folder. */
    static Optional<TokenizerForm> in(Path folder) {
        return ALL.stream()
                .filter(form -> form.files().stream().allMatch(file -> Files.isRegularFile(folder.resolve(file))))
                .findFirst();
    }

    private static String text(Path file) throws TokenizerException, IOException {
        return TokenizerText.read(file, TokenizerText.MAX_FILE_BYTES);
    }

    private static TokenizerSource published(Path folder, TokenizerSettings settings)
            throws TokenizerException, IOException {
        Path file = folder.resolve("tokenizer.json");
        String text = text(file);
        try {
            TokenizerJson json = TokenizerJson.parse(text);
            String origin = "From its own tokenizer.json (" + json.kind() + ", "
                    + json.table().count() + " tokens).";
            return new TokenizerSource(
                    PublishedTokenizer.copy(text, settings),
                    origin,
                    json.table().end() - 1);
        } catch (MalformedJsonException e) {
            throw new TokenizerException(
                    "The file " + file + " is no tokenizer that can be used: " + TokenizerText.brief(e)
                            + ". Fetch it again from where the model was published.",
                    e);
        }
    }

    private static TokenizerSource wordPiece(Path folder, TokenizerSettings settings)
            throws TokenizerException, IOException {
        return WordPieceTokenizer.build(text(folder.resolve("vocab.txt")), "vocab.txt", settings);
    }

    private static TokenizerSource bytePairs(Path folder, TokenizerSettings settings)
            throws TokenizerException, IOException {
        BytePairFiles files =
                BytePairFiles.parse(text(folder.resolve("vocab.json")), text(folder.resolve("merges.txt")));
        return BytePairTokenizer.build(files, settings);
    }

    private static TokenizerForm sentencePiece(String file) {
        return new TokenizerForm(List.of(file), (folder, settings) -> {
            byte[] bytes = TokenizerText.readBytes(folder.resolve(file), TokenizerText.MAX_FILE_BYTES);
            return SentencePieceTokenizer.build(SentencePieceModel.parse(bytes, file), file, settings);
        });
    }
}
