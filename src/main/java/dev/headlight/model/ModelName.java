package dev.headlight.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of models: folders of a store on any platform. */
final class ModelName {
    private static final int LONGEST = 100;
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    /** Names of files and folders that say nothing about the model in them. */
    private static final Set<String> MEANINGLESS =
            Set.of("model", "onnx", "pytorch_model", "model_quantized", "model_fp16", "weights", "snapshots", "tmp");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,64}");

    private ModelName() {}

    /** @throws ModelStoreException if this cannot be the name of a folder everywhere */
    static String checked(String name) throws ModelStoreException {
        if (!GOOD.matcher(name).matches() || RESERVED.matcher(name).matches() || name.endsWith(".")) {
            throw new ModelStoreException("A model cannot be called \"" + name
                    + "\": a name has up to 100 letters, digits, dots, dashes and underscores and begins with a letter"
                    + " or digit. Choose another with --name");
        }
        return name;
    }

    /** The name that a path suggests: that of the file, or of the first folder above it that says something. */
    static String of(Path path) {
        for (Path part = path.toAbsolutePath().normalize(); part.getFileName() != null; part = part.getParent()) {
            String name = hubName(cleaned(stem(part.getFileName().toString())));
            if (isTelling(name)) {
                return name;
            }
            if (part.getParent() == null) {
                break;
            }
        }
        return "imported-model";
    }

    private static boolean isTelling(String name) {
        return GOOD.matcher(name).matches()
                && !RESERVED.matcher(name).matches()
                && !MEANINGLESS.contains(name.toLowerCase(Locale.ROOT))
                && !HASH.matcher(name).matches();
    }

    /** The hub keeps {@code owner/name} in a folder {@code models--owner--name}. */
    private static String hubName(String name) {
        return name.startsWith("models--") ? name.substring(name.lastIndexOf("--") + 2) : name;
    }

    private static String stem(String name) {
        return name.replaceFirst("(?i)\\.(onnx|safetensors|bin|pt|pth|zip|jar|ckpt|index)$", "");
    }

    private static String cleaned(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|[.-]+$", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
