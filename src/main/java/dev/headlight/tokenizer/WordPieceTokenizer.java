package dev.headlight.tokenizer;

import static dev.headlight.tokenizer.TokenizerJsonBuilder.FIRST;
import static dev.headlight.tokenizer.TokenizerJsonBuilder.SECOND;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.stream.MalformedJsonException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the tokenizer of BERT and its relatives from a {@code vocab.txt}: a token a line, in the order of the ids. */
final class WordPieceTokenizer {
    private static final int LONGEST_WORD = 100;
    private static final double CASED_SHARE = 0.01;
    private static final Map<String, String> MPNET = Map.of(
            "pad_token", "<pad>",
            "unk_token", "[UNK]",
            "cls_token", "<s>",
            "sep_token", "</s>",
            "mask_token", "<mask>");

    private final TokenTable table = new TokenTable();
    private final TokenizerSettings settings;
    private final boolean isMpnet;
    private final String file;

    private WordPieceTokenizer(String vocabulary, String file, TokenizerSettings settings) throws TokenizerException {
        this.settings = settings;
        this.file = file;
        this.isMpnet = settings.family().equals("mpnet");
        try {
            for (String token : vocabulary.stripTrailing().lines().toList()) {
                table.put(token, table.end());
            }
        } catch (MalformedJsonException e) {
            throw new TokenizerException(
                    "The vocabulary " + file + " cannot be used: " + e.getMessage()
                            + ". Add the vocabulary that was published with the model.",
                    e);
        }
    }

    /**
     * @param vocabulary the text of the file
     * @param file where it was found, for messages
     */
    static TokenizerSource build(String vocabulary, String file, TokenizerSettings settings) throws TokenizerException {
        return new WordPieceTokenizer(vocabulary, file, settings).build();
    }

    private TokenizerSource build() throws TokenizerException {
        int words = table.count();
        SpecialRoles roles = new SpecialRoles(settings, isMpnet ? MPNET : UsualTokens.LIKE_BERT, table, file, isMpnet);
        String unknown = roles.need("unk_token");
        String first = roles.need("cls_token");
        String last = roles.need("sep_token");
        boolean isLower = isLower();
        JsonObject numbers = TokenizerJsonBuilder.numbers(table);
        TokenizerJsonBuilder builder = new TokenizerJsonBuilder(table);
        roles.matchAll(builder);
        builder.part("normalizer", normalizer(isLower));
        builder.part("pre_tokenizer", TokenizerJsonBuilder.typed("BertPreTokenizer"));
        List<String> pair =
                isMpnet ? List.of(first, FIRST, last, last, SECOND, last) : List.of(first, FIRST, last, SECOND, last);
        builder.part(
                "post_processor",
                builder.template(List.of(first, FIRST, last), pair, !isMpnet && settings.numbersSegments()));
        builder.part("decoder", decoder());
        builder.part("model", model(unknown, numbers));
        String origin = String.format(
                Locale.ROOT,
                "Built from %s (WordPiece, %d tokens, %s).",
                file,
                words,
                isLower ? "lower-cased" : "upper and lower case kept");
        return new TokenizerSource(builder.text(), origin, table.end() - 1);
    }

    /** As configured; otherwise a vocabulary in which capitals are common is one that keeps them. */
    private boolean isLower() throws TokenizerException {
        var configured = settings.flag("do_lower_case");
        if (configured.isPresent()) {
            return configured.get();
        }
        long cased = table.tokens().stream().filter(WordPieceTokenizer::isCased).count();
        return cased <= CASED_SHARE * table.count();
    }

    private static boolean isCased(String token) {
        return !token.startsWith("[") && !token.startsWith("<") && token.chars().anyMatch(Character::isUpperCase);
    }

    private JsonObject normalizer(boolean isLower) throws TokenizerException {
        JsonObject json = TokenizerJsonBuilder.typed("BertNormalizer");
        json.addProperty("clean_text", true);
        json.addProperty(
                "handle_chinese_chars", settings.flag("tokenize_chinese_chars").orElse(true));
        json.add("strip_accents", JsonNull.INSTANCE);
        var strip = settings.flag("strip_accents");
        if (strip.isPresent()) {
            json.addProperty("strip_accents", strip.get());
        }
        json.addProperty("lowercase", isLower);
        return json;
    }

    private static JsonObject decoder() {
        JsonObject json = TokenizerJsonBuilder.typed("WordPiece");
        json.addProperty("prefix", "##");
        json.addProperty("cleanup", true);
        return json;
    }

    private static JsonObject model(String unknown, JsonObject numbers) {
        JsonObject json = TokenizerJsonBuilder.typed("WordPiece");
        json.addProperty("unk_token", unknown);
        json.addProperty("continuing_subword_prefix", "##");
        json.addProperty("max_input_chars_per_word", LONGEST_WORD);
        json.add("vocab", numbers);
        return json;
    }
}
