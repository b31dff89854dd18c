package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the tokenizer that belongs to a model, in any form in which tokenizers are published, and makes one {@code
 * tokenizer.json} of it. Reads only, and files of bounded size only; nothing is opened in native code.
 */
public final class TokenizerFiles {
    /** What is of no use alone. */
    private static final List<String> HALVES = List.of(
            "tokenizer_config.json", "special_tokens_map.json", "vocab.json", "merges.txt", "sentencepiece.model");

    private static final String CONFIG = "config.json";

    private TokenizerFiles() {}

    /**
     * The tokenizer in a model's folder, or beside a single file of one. For {@code onnx/model.onnx}, and where the
     * folder above holds the model's {@code config.json}, that folder is looked into as well.
     *
     * @param model a folder or a file
     * @throws TokenizerException in one sentence, if there is no tokenizer or it cannot be used
     */
    public static TokenizerSource read(Path model) throws TokenizerException {
        List<Path> folders = folders(model.toAbsolutePath().normalize());
        try {
            for (Path folder : folders) {
                Optional<TokenizerForm> form = TokenizerForm.in(folder);
                if (form.isPresent()) {
                    return read(form.get(), folder, folders);
                }
            }
        } catch (IOException e) {
            throw new TokenizerException(
                    "The tokenizer of " + model + " could not be read: " + TokenizerText.brief(e)
                            + ". See that its files can be read.",
                    e);
        }
        throw new TokenizerException("No tokenizer was found beside " + model
                + ": expected tokenizer.json, vocab.txt, vocab.json with merges.txt, or a SentencePiece model, found "
                + found(folders) + ". Add those that were published with the model.");
    }

    private static String found(List<Path> folders) {
        List<String> names = folders.stream()
                .flatMap(folder -> HALVES.stream().filter(name -> Files.isRegularFile(folder.resolve(name))))
                .distinct()
                .toList();
        return names.isEmpty() ? "none of them" : "only " + String.join(" and ", names);
    }

    private static List<Path> folders(Path model) {
        Path folder = Files.isDirectory(model) ? model : model.getParent();
        List<Path> folders = new ArrayList<>();
        if (folder != null) {
            folders.add(folder);
            Path above = folder.getParent();
            if (above != null && (isOnnxFolder(folder) || Files.isRegularFile(above.resolve(CONFIG)))) {
                folders.add(above);
            }
        }
        return folders;
    }

    private static boolean isOnnxFolder(Path folder) {
        Path name = folder.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).startsWith("onnx");
    }

    private static TokenizerSource read(TokenizerForm form, Path folder, List<Path> folders)
            throws TokenizerException, IOException {
        Path config = folders.stream()
                .map(place -> place.resolve(CONFIG))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(folder.resolve(CONFIG));
        TokenizerSettings settings = TokenizerSettings.read(folder, config);
        TokenizerSource source = form.reader().read(folder, settings);
        try {
            TokenizerJson.parse(source.json());
        } catch (MalformedJsonException e) {
            throw new TokenizerException(
                    "The tokenizer built from the files in " + folder + " cannot be used: " + TokenizerText.brief(e)
                            + ". Add the tokenizer.json that was published with the model.",
                    e);
        }
        return source;
    }
}
