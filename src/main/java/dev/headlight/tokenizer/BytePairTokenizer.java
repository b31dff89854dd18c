package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;

/** Builds a tokenizer (RoBERTa, DeBERTa, GPT-2, CLIP, HerBERT) from {@code vocab.json} and {@code merges.txt}. */
final class BytePairTokenizer {
    private final BytePairFiles files;
    private final BytePairFamily family;
    private final SpecialRoles roles;
    private final BytePairSteps steps;

    private BytePairTokenizer(BytePairFiles files, TokenizerSettings settings) throws TokenizerException {
        this.files = files;
        this.family = BytePairFamily.of(settings.family(), files.table());
        this.roles = new SpecialRoles(settings, family.usual(), files.table(), "vocab.json", family.maskTakesBlanks());
        this.steps = new BytePairSteps(family, settings, roles);
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
        builder.part("normalizer", steps.normalizer());
        builder.part("pre_tokenizer", steps.preTokenizer());
        builder.part("post_processor", steps.postProcessor(builder));
        builder.part("decoder", steps.decoder());
        builder.part("model", model(numbers));
        String origin = String.format(
                Locale.ROOT,
                "Built from vocab.json and merges.txt (%sBPE as of %s, %d tokens, %d merges).",
                family.isByteLevel() ? "byte-level " : "",
                family.title(),
                words,
                files.merges().size());
        return new TokenizerSource(builder.text(), origin, table.end() - 1);
    }

    private JsonObject model(JsonObject numbers) throws TokenizerException {
        boolean marksEnds = family == BytePairFamily.CLIP || family == BytePairFamily.HERBERT;
        JsonObject json = TokenizerJsonBuilder.typed("BPE");
        json.add("dropout", JsonNull.INSTANCE);
        json.add("unk_token", marksEnds ? new JsonPrimitive(roles.need("unk_token")) : JsonNull.INSTANCE);
        json.add("continuing_subword_prefix", JsonNull.INSTANCE);
        json.add("end_of_word_suffix", marksEnds ? new JsonPrimitive(BytePairFamily.WORD_END) : JsonNull.INSTANCE);
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
