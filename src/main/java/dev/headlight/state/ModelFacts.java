package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelTask;
import dev.headlight.model.Catalogue;
import dev.headlight.model.CatalogueDownload;
import dev.headlight.model.CatalogueEntry;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Precision;
import dev.headlight.model.StoredSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts about models in words, for people who choose one. */
public final class ModelFacts {
    /** The sentence that the import writes into the note of such a model. */
    private static final Pattern MISSING_HEAD = Pattern.compile(
            "The head of \\S+ is absent from the checkpoint[^;]*; what is shown is the encoder alone\\.");

    private static final double KILOBYTE = 1e3;
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    /** Sizes that differ by less are as good as the same. */
    private static final double SAME = 0.05;

    private ModelFacts() {}

    /** One sentence on what a model is good for. */
    public static String purpose(ModelDescription model) {
        return catalogue().stream()
                .filter(entry -> entry.id().equals(model.id()))
                .findFirst()
                .map(CatalogueEntry::description)
                .orElseGet(() -> purposeOfTask(model));
    }

    private static String purposeOfTask(ModelDescription model) {
        return switch (model.task()) {
            case FILL_MASK -> "Predicts words that are masked.";
            case TEXT_CLASSIFICATION ->
                "Sorts a text into one of " + model.labels().size() + " classes.";
            case TOKEN_CLASSIFICATION ->
                "Marks each token with one of " + model.labels().size() + " classes.";
            case QUESTION_ANSWERING -> "Finds the answer to a question in a text.";
            case REPLACED_TOKEN_DETECTION -> "Tells which tokens somebody replaced.";
            case FEATURE_EXTRACTION -> "Turns a text into vectors.";
        };
    }

    /** Says that the head of a model's task is absent from its checkpoint; empty where it is not. */
    public static String missingHead(ModelDescription model) {
        Matcher sentence = MISSING_HEAD.matcher(model.about().note());
        return model.task() == ModelTask.FEATURE_EXTRACTION && sentence.find() ? sentence.group() : "";
    }

    /** What can be downloaded from the hub and is worth knowing; empty if the program is incomplete. */
    public static List<CatalogueDownload> downloads() {
        try {
            return Catalogue.builtIn().downloads();
        } catch (ModelStoreException e) {
            return List.of();
        }
    }

    /** What this version of the program can install; empty if the program is incomplete. */
    public static List<CatalogueEntry> catalogue() {
        try {
            return Catalogue.builtIn().entries();
        } catch (ModelStoreException e) {
            return List.of();
        }
    }

    /** Such as {@code 438 MB}: the files of a folder together. */
    public static String size(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return size(files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum());
        } catch (IOException e) {
            return "size unknown";
        }
    }

    /** How large a model is, and about how large once it is stored where that differs. */
    public static String sizes(StoredSize size, Precision precision) {
        long stored = size.stored(precision);
        boolean isSame = Math.abs(stored - size.bytes()) <= SAME * size.bytes();
        return isSame ? size(size.bytes()) : size(size.bytes()) + " · about " + size(stored) + " stored";
    }

    /** Such as {@code 438 MB}. */
    public static String size(long bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        if (bytes < MEGABYTE) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / KILOBYTE);
        }
        return bytes >= GIGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE)
                : String.format(Locale.ROOT, bytes >= 10 * MEGABYTE ? "%.0f MB" : "%.1f MB", bytes / MEGABYTE);
    }
}
