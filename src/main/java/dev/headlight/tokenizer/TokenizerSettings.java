package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the configuration files beside a model say about its tokenizer: {@code tokenizer_config.json}, {@code
 * special_tokens_map.json}, {@code added_tokens.json} and the model's own {@code config.json}.
 */
final class TokenizerSettings {
    /** Families whose tokenizers number no segments although a template may (transformers, {@code model_input_names}). */
    private static final Set<String> WITHOUT_SEGMENTS =
            Set.of("distilbert", "roberta", "xlmroberta", "camembert", "mpnet", "gpt2", "t5", "bart", "mbart", "clip");

    private final SettingsFile tokenizer;
    private final SettingsFile special;
    private final SettingsFile added;
    private final SettingsFile model;

    private TokenizerSettings(SettingsFile tokenizer, SettingsFile special, SettingsFile added, SettingsFile model) {
        this.tokenizer = tokenizer;
        this.special = special;
        this.added = added;
        this.model = model;
    }

    /**
     * @param folder where the tokenizer lies
     * @param modelConfig the model's {@code config.json}, which may be missing
     */
    static TokenizerSettings read(Path folder, Path modelConfig) throws TokenizerException {
        return new TokenizerSettings(
                SettingsFile.read(folder.resolve("tokenizer_config.json")),
                SettingsFile.read(folder.resolve("special_tokens_map.json")),
                SettingsFile.read(folder.resolve("added_tokens.json")),
                SettingsFile.read(modelConfig));
    }

    /**
     * The family of the tokenizer in lower case, such as {@code bert} or {@code xlmroberta}: by the class that the
     * configuration names, or by the model's type where that says nothing.
     */
    String family() throws TokenizerException {
        String named = tokenizer.text("tokenizer_class").orElse("").replaceAll("(Tokenizer)(Fast)?$", "");
        boolean saysNothing =
                named.isEmpty() || Set.of("TokenizersBackend", "PreTrained").contains(named);
        String family = saysNothing ? model.text("model_type").orElse("") : named;
        return family.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * Whether the second of two sentences is numbered as a segment of its own. A configuration that names the inputs
     * decides; the class that stands for "whatever tokenizer.json says" numbers none.
     */
    boolean numbersSegments() throws TokenizerException {
        Optional<List<String>> inputs = tokenizer.texts("model_input_names");
        if (inputs.isPresent()) {
            return inputs.get().contains("token_type_ids");
        }
        boolean isPlain = tokenizer
                .text("tokenizer_class")
                .filter("TokenizersBackend"::equals)
                .isPresent();
        return !isPlain
                && !WITHOUT_SEGMENTS.contains(family())
                && model.count("type_vocab_size").orElse(2) != 1;
    }

    Optional<Boolean> flag(String name) throws TokenizerException {
        return tokenizer.or(model, name).flag(name);
    }

    OptionalInt count(String name) throws TokenizerException {
        return tokenizer.or(model, name).count(name);
    }

    /** A special token by its role, such as {@code mask_token}. */
    Optional<SpecialToken> token(String role) throws TokenizerException {
        SettingsFile file = special.or(tokenizer, role);
        if (!file.has(role)) {
            return Optional.empty();
        }
        Optional<SpecialToken> token = SpecialToken.read(file.all().get(role));
        if (token.isEmpty()) {
            throw file.wrong(role, "a token");
        }
        return token;
    }

    /** Whether a special token is given with its flags, not as a mere text. */
    boolean describes(String role) {
        return special.or(tokenizer, role).all().get(role) instanceof JsonObject;
    }

    /** Tokens beside the vocabulary by number. */
    Map<Integer, SpecialToken> added() throws TokenizerException {
        Map<Integer, SpecialToken> tokens = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : added.all().entrySet()) {
            tokens.put(number(added, entry.getKey(), entry.getValue()), SpecialToken.of(entry.getKey()));
        }
        if (tokenizer.has("added_tokens_decoder")) {
            if (!(tokenizer.all().get("added_tokens_decoder") instanceof JsonObject decoder)) {
                throw tokenizer.wrong("added_tokens_decoder", "tokens by number");
            }
            for (Map.Entry<String, JsonElement> entry : decoder.entrySet()) {
                SpecialToken token = SpecialToken.read(entry.getValue())
                        .orElseThrow(() -> tokenizer.wrong("added_tokens_decoder", "tokens by number"));
                tokens.put(number(tokenizer, "added_tokens_decoder", new JsonPrimitive(entry.getKey())), token);
            }
        }
        return tokens;
    }

    private static int number(SettingsFile file, String field, JsonElement element) throws TokenizerException {
        try {
            int number = Integer.parseInt(element.getAsString());
            if (number >= 0 && number < TokenTable.MAX_TOKENS) {
                return number;
            }
        } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
            throw (TokenizerException)
                    file.wrong(field, "the number of a token").initCause(e);
        }
        throw file.wrong(field, "the number of a token");
    }
}
