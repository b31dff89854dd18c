package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The forms in which tokenizers are published, the one to prefer first. */
enum TokenizerKind {
    PUBLISHED {
        @Override
        List<String> files() {
            return List.of("tokenizer.json");
        }

        @Override
        TokenizerSource read(Path folder, TokenizerSettings settings) throws TokenizerException, IOException {
            Path file = folder.resolve("tokenizer.json");
            String text = TokenizerText.read(file, TokenizerText.MAX_FILE_BYTES);
            try {
                TokenizerJson json = TokenizerJson.parse(text);
                return new TokenizerSource(
                        PublishedTokenizer.copy(text, settings),
                        "From its own tokenizer.json (" + json.option("type") + ", "
                                + json.table().count() + " tokens).",
                        json.table().end() - 1);
            } catch (MalformedJsonException e) {
                throw new TokenizerException(
                        "The file " + file + " is no tokenizer that can be used: " + TokenizerText.brief(e)
                                + ". Fetch it again from where the model was published.",
                        e);
            }
        }
    },
    WORD_PIECE {
        @Override
        List<String> files() {
            return List.of("vocab.txt");
        }

        @Override
        TokenizerSource read(Path folder, TokenizerSettings settings) throws TokenizerException, IOException {
            String vocabulary = TokenizerText.read(folder.resolve("vocab.txt"), TokenizerText.MAX_FILE_BYTES);
            return WordPieceTokenizer.build(vocabulary, "vocab.txt", settings);
        }
    },
    NONE {
        @Override
        List<String> files() {
            return List.of();
        }

        @Override
        TokenizerSource read(Path folder, TokenizerSettings settings) {
            throw new IllegalStateException("there is nothing to read in " + folder);
        }
    };

    /** All of them must be there. */
    abstract List<String> files();

    abstract TokenizerSource read(Path folder, TokenizerSettings settings) throws TokenizerException, IOException;

    /** The first whose files are all there. */
    static TokenizerKind in(Path folder) {
        for (TokenizerKind kind : values()) {
            if (kind.files().stream().allMatch(file -> Files.isRegularFile(folder.resolve(file)))) {
                return kind;
            }
        }
        return NONE;
    }

    static String expected() {
        return "tokenizer.json, vocab.txt, vocab.json with merges.txt, or a SentencePiece model";
    }
}
