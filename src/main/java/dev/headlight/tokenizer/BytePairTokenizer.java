package dev.headlight.tokenizer;

import static dev.headlight.tokenizer.TokenizerJsonBuilder.FIRST;
import static dev.headlight.tokenizer.TokenizerJsonBuilder.SECOND;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;

/** Builds a byte-level tokenizer (RoBERTa, DeBERTa, GPT-2) from {@code vocab.json} and {@code merges.txt}. */
final class BytePairTokenizer {
    private final BytePairFiles files;
    private final TokenizerSettings settings;
    private final BytePairFamily family;
    private final SpecialRoles roles;

    private BytePairTokenizer(BytePairFiles files, TokenizerSettings settings) throws TokenizerException {
        this.files = files;
        this.settings = settings;
        this.family = BytePairFamily.of(settings.family(), files.table());
        this.roles = new SpecialRoles(
                settings, family.usual(), files.table(), "vocab.json", family == BytePairFamily.ROBERTA);
    }

    static TokenizerSource build(BytePairFiles files, TokenizerSettings settings) throws TokenizerException {
        return new BytePairTokenizer(files, settings).build();
    }

    private TokenizerSource build() throws TokenizerException {
        TokenTable table = files.table();
        int words = table.count();
        JsonObject numbers = TokenizerJsonBuilder.numbers(table);
        TokenizerJsonBuilder builder = new TokenizerJsonBuilder(table);
        roles.matchAll(builder);
        builder.part("normalizer", JsonNull.INSTANCE);
        builder.part("pre_tokenizer", byteLevel());
        builder.part("post_processor", postProcessor(builder));
        builder.part("decoder", byteLevel());
        builder.part("model", model(numbers));
        String origin = String.format(
                Locale.ROOT,
                "Built from vocab.json and merges.txt (byte-level BPE as of %s, %d tokens, %d merges).",
                family.title(),
                words,
                files.merges().size());
        return new TokenizerSource(builder.text(), origin, table.end() - 1);
    }

    private JsonObject byteLevel() throws TokenizerException {
        JsonObject json = TokenizerJsonBuilder.typed("ByteLevel");
        json.addProperty("add_prefix_space", settings.flag("add_prefix_space").orElse(false));
        json.addProperty("trim_offsets", true);
        json.addProperty("use_regex", true);
        return json;
    }

    /** Offsets are trimmed by the step before the template. */
    private JsonObject postProcessor(TokenizerJsonBuilder builder) throws TokenizerException {
        if (family == BytePairFamily.GPT2) {
            return byteLevel();
        }
        String first = roles.need("cls_token");
        String last = roles.need("sep_token");
        List<String> pair = family == BytePairFamily.ROBERTA
                ? List.of(first, FIRST, last, last, SECOND, last)
                : List.of(first, FIRST, last, SECOND, last);
        boolean numbersSegments = family == BytePairFamily.DEBERTA && settings.numbersSegments();
        JsonObject steps = TokenizerJsonBuilder.typed("Sequence");
        steps.add(
                "processors",
                TokenizerJsonBuilder.list(
                        byteLevel(), builder.template(List.of(first, FIRST, last), pair, numbersSegments)));
        return steps;
    }

    private JsonObject model(JsonObject numbers) {
        JsonObject json = TokenizerJsonBuilder.typed("BPE");
        json.add("dropout", JsonNull.INSTANCE);
        json.add("unk_token", JsonNull.INSTANCE);
        json.add("continuing_subword_prefix", JsonNull.INSTANCE);
        json.add("end_of_word_suffix", JsonNull.INSTANCE);
        json.addProperty("fuse_unk", false);
        json.addProperty("byte_fallback", false);
        json.add("vocab", numbers);
        JsonArray merges = new JsonArray();
        for (BytePairFiles.Merge merge : files.merges()) {
            merges.add(TokenizerJsonBuilder.list(new JsonPrimitive(merge.left()), new JsonPrimitive(merge.right())));
        }
        json.add("merges", merges);
        return json;
    }
}
