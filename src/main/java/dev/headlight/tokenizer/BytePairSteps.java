package dev.headlight.tokenizer;

import static dev.headlight.tokenizer.TokenizerJsonBuilder.FIRST;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/** What happens to a text before its pieces are merged, and to the pieces after, in each family. */
final class BytePairSteps {
    /** What CLIP counts as one word: a short form, letters, one digit, or other signs. */
    private static final String CLIP_WORDS = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

    private final BytePairFamily family;
    private final TokenizerSettings settings;
    private final SpecialRoles roles;

    BytePairSteps(BytePairFamily family, TokenizerSettings settings, SpecialRoles roles) {
        this.family = family;
        this.settings = settings;
        this.roles = roles;
    }

    JsonElement normalizer() {
        return switch (family) {
            case ROBERTA, DEBERTA, GPT2 -> JsonNull.INSTANCE;
            case CLIP ->
                TokenizerJsonBuilder.sequence(
                        "normalizers",
                        List.of(
                                TokenizerJsonBuilder.typed("NFC"),
                                singleBlanks(),
                                TokenizerJsonBuilder.typed("Lowercase")));
            case HERBERT -> asWritten();
        };
    }

    private static JsonObject singleBlanks() {
        JsonObject step = TokenizerJsonBuilder.typed("Replace");
        step.add("pattern", regex("\\s+"));
        step.addProperty("content", " ");
        return step;
    }

    private static JsonObject regex(String expression) {
        JsonObject pattern = new JsonObject();
        pattern.addProperty("Regex", expression);
        return pattern;
    }

    /** BERT's cleaning of control characters, with accents and capitals kept. */
    private static JsonObject asWritten() {
        JsonObject json = TokenizerJsonBuilder.typed("BertNormalizer");
        json.addProperty("clean_text", true);
        json.addProperty("handle_chinese_chars", true);
        json.addProperty("strip_accents", false);
        json.addProperty("lowercase", false);
        return json;
    }

    JsonElement preTokenizer() throws TokenizerException {
        return switch (family) {
            case ROBERTA, DEBERTA, GPT2 -> byteLevel();
            case CLIP -> TokenizerJsonBuilder.sequence("pretokenizers", List.of(words(), bytes()));
            case HERBERT -> TokenizerJsonBuilder.typed("BertPreTokenizer");
        };
    }

    private static JsonObject words() {
        JsonObject split = TokenizerJsonBuilder.typed("Split");
        split.add("pattern", regex(CLIP_WORDS));
        split.addProperty("behavior", "Removed");
        split.addProperty("invert", true);
        return split;
    }

    private static JsonObject bytes() {
        return byteLevel(false, false, true);
    }

    private JsonObject byteLevel() throws TokenizerException {
        return byteLevel(settings.flag("add_prefix_space").orElse(false), true, true);
    }

    private static JsonObject byteLevel(boolean addsBlank, boolean trimsOffsets, boolean cutsWords) {
        JsonObject json = TokenizerJsonBuilder.typed("ByteLevel");
        json.addProperty("add_prefix_space", addsBlank);
        json.addProperty("trim_offsets", trimsOffsets);
        json.addProperty("use_regex", cutsWords);
        return json;
    }

    /** Offsets are trimmed by the step before the template. */
    JsonElement postProcessor(TokenizerJsonBuilder builder) throws TokenizerException {
        if (family == BytePairFamily.GPT2) {
            return byteLevel();
        }
        List<String> pair = family.pair(roles);
        List<String> single = List.of(pair.getFirst(), FIRST, pair.get(2));
        JsonObject template = builder.template(single, pair, family.hasSegments() && settings.numbersSegments());
        return switch (family) {
            case CLIP, HERBERT -> template;
            case ROBERTA, DEBERTA, GPT2 -> TokenizerJsonBuilder.sequence("processors", List.of(byteLevel(), template));
        };
    }

    JsonElement decoder() throws TokenizerException {
        if (family != BytePairFamily.HERBERT) {
            return family == BytePairFamily.CLIP ? bytes() : byteLevel();
        }
        JsonObject json = TokenizerJsonBuilder.typed("BPEDecoder");
        json.addProperty("suffix", BytePairFamily.WORD_END);
        return json;
    }
}
