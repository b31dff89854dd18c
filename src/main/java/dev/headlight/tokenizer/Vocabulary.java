package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The tokens of a {@code tokenizer.json} by number, and which of them are special. */
final class Vocabulary {
    /** Far above any published vocabulary, far below what would exhaust the heap. */
    private static final int MAX_TOKENS = 2_000_000;

    private final List<String> tokens;
    private final Map<String, Integer> special;
    private final Set<Integer> specialIds;

    private Vocabulary(List<String> tokens, Map<String, Integer> special) {
        this.tokens = tokens;
        this.special = Map.copyOf(special);
        this.specialIds = Set.copyOf(new HashSet<>(special.values()));
    }

    static Vocabulary read(Path tokenizerJson) throws IOException, TokenizerException {
        try (Reader reader = Files.newBufferedReader(tokenizerJson)) {
            return of(JsonParser.parseReader(reader).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | ClassCastException | NumberFormatException e) {
            throw new TokenizerException(
                    "The file " + tokenizerJson + " is not a tokenizer.json: " + e.getMessage()
                            + ". Install the model again.",
                    e);
        }
    }

    private static Vocabulary of(JsonObject json) {
        List<String> tokens = new ArrayList<>();
        addModelTokens(json.getAsJsonObject("model"), tokens);
        Map<String, Integer> special = new HashMap<>();
        JsonElement added = json.get("added_tokens");
        if (added != null && added.isJsonArray()) {
            for (JsonElement element : added.getAsJsonArray()) {
                JsonObject token = element.getAsJsonObject();
                int id = token.get("id").getAsInt();
                put(tokens, id, token.get("content").getAsString());
                if (token.get("special").getAsBoolean()) {
                    special.put(token.get("content").getAsString(), id);
                }
            }
        }
        return new Vocabulary(tokens, special);
    }

    /** WordPiece and BPE map tokens to numbers; Unigram lists pairs of token and score in the order of the numbers. */
    private static void addModelTokens(JsonObject model, List<String> tokens) {
        JsonElement vocabulary = model.get("vocab");
        if (vocabulary.isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry :
                    vocabulary.getAsJsonObject().entrySet()) {
                put(tokens, entry.getValue().getAsInt(), entry.getKey());
            }
        } else {
            for (JsonElement pair : vocabulary.getAsJsonArray()) {
                put(tokens, tokens.size(), pair.getAsJsonArray().get(0).getAsString());
            }
        }
    }

    private static void put(List<String> tokens, int id, String token) {
        if (id < 0 || id >= MAX_TOKENS) {
            throw new IllegalStateException("the token \"" + token + "\" has the number " + id + ", numbers from 0 to "
                    + (MAX_TOKENS - 1) + " were expected");
        }
        while (tokens.size() <= id) {
            tokens.add("");
        }
        tokens.set(id, token);
    }

    /** The spelling of a token, or the empty text where no token has that number. */
    String token(int id) {
        return id >= 0 && id < tokens.size() ? tokens.get(id) : "";
    }

    boolean isSpecial(int id) {
        return specialIds.contains(id);
    }

    /** The token that stands for a word to guess: {@code [MASK]}, or {@code <mask>} in other vocabularies. */
    OptionalInt maskId() {
        Integer id = special.getOrDefault("[MASK]", special.get("<mask>"));
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
