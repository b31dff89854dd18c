package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.MalformedJsonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Builds the tokenizer of ALBERT, XLM-R, CamemBERT, T5 and DeBERTa v2 from a SentencePiece unigram model. */
final class SentencePieceTokenizer {
    private static final String BLANK = "▁";

    private final SentencePieceModel model;
    private final String file;
    private final TokenizerSettings settings;
    private final SentencePieceFamily family;

    private SentencePieceTokenizer(SentencePieceModel model, String file, TokenizerSettings settings)
            throws TokenizerException {
        this.model = model;
        this.file = file;
        this.settings = settings;
        this.family = SentencePieceFamily.of(settings.family(), file);
        if (!model.isUnigram()) {
            throw new TokenizerException("The file " + file
                    + " cuts texts by merges, and only SentencePiece's unigram models can be used."
                    + " Add the tokenizer.json that was published with the model.");
        }
    }

    static TokenizerSource build(SentencePieceModel model, String file, TokenizerSettings settings)
            throws TokenizerException {
        return new SentencePieceTokenizer(model, file, settings).build();
    }

    private TokenizerSource build() throws TokenizerException {
        List<SentencePieceModel.Piece> pieces = family.vocabulary(model.pieces(), settings);
        TokenTable table = table(pieces);
        SpecialRoles roles = new SpecialRoles(settings, family.usual(), table, file, true);
        TokenizerJsonBuilder builder = new TokenizerJsonBuilder(table);
        roles.matchAll(builder);
        for (SentencePieceModel.Piece piece : pieces) {
            if (piece.kind() == SentencePieceModel.Piece.USER_DEFINED) {
                builder.matchOnce(SpecialToken.text(piece.text(), piece.text().startsWith("<extra_id_")));
            }
        }
        builder.part("normalizer", normalizer());
        builder.part("pre_tokenizer", preTokenizer());
        builder.part(
                "post_processor",
                builder.template(
                        family.template(roles, false),
                        family.template(roles, true),
                        family.hasSegments() && settings.numbersSegments()));
        builder.part("decoder", metaspace());
        builder.part("model", unigram(pieces, table.id(roles.need("unk_token"))));
        String origin = String.format(
                Locale.ROOT, "Built from %s (SentencePiece unigram as of %s, %d tokens).", file, family, table.count());
        return new TokenizerSource(builder.text(), origin, table.end() - 1);
    }

    private TokenTable table(List<SentencePieceModel.Piece> pieces) throws TokenizerException {
        TokenTable table = new TokenTable();
        try {
            for (SentencePieceModel.Piece piece : pieces) {
                table.put(piece.text(), table.end());
            }
            return table;
        } catch (MalformedJsonException e) {
            throw new TokenizerException(
                    "The file " + file + " cannot be used as a tokenizer: " + e.getMessage()
                            + ". Fetch it again from where the model was published.",
                    e);
        }
    }

    private JsonElement normalizer() throws TokenizerException {
        List<JsonObject> steps = new ArrayList<>(family.normalizers(settings));
        ByteBuffer replacements = model.replacements().duplicate();
        if (replacements.hasRemaining()) {
            JsonObject compiled = TokenizerJsonBuilder.typed("Precompiled");
            byte[] base64 = Base64.getEncoder().encode(replacements).array();
            compiled.addProperty("precompiled_charsmap", new String(base64, StandardCharsets.US_ASCII));
            steps.add(compiled);
        }
        return TokenizerJsonBuilder.sequence("normalizers", steps);
    }

    /** Blanks that repeat, lead or trail say nothing to SentencePiece. */
    private static JsonElement preTokenizer() {
        return TokenizerJsonBuilder.sequence(
                "pretokenizers", List.of(TokenizerJsonBuilder.typed("WhitespaceSplit"), metaspace()));
    }

    private static JsonObject metaspace() {
        JsonObject json = TokenizerJsonBuilder.typed("Metaspace");
        json.addProperty("replacement", BLANK);
        json.addProperty("prepend_scheme", "always");
        json.addProperty("split", true);
        return json;
    }

    private static JsonObject unigram(List<SentencePieceModel.Piece> pieces, int unknown) {
        JsonObject json = TokenizerJsonBuilder.typed("Unigram");
        json.addProperty("unk_id", unknown);
        JsonArray vocabulary = new JsonArray();
        for (SentencePieceModel.Piece piece : pieces) {
            JsonArray pair = new JsonArray();
            pair.add(piece.text());
            pair.add((double) piece.score());
            vocabulary.add(pair);
        }
        json.add("vocab", vocabulary);
        json.addProperty("byte_fallback", false);
        return json;
    }
}
