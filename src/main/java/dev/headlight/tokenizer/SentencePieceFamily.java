package dev.headlight.tokenizer;

import static dev.headlight.tokenizer.TokenizerJsonBuilder.FIRST;
import static dev.headlight.tokenizer.TokenizerJsonBuilder.SECOND;

import com.google.gson.JsonObject;
import dev.headlight.tokenizer.SentencePieceModel.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the families of models add to, take from and do before a SentencePiece model. */
enum SentencePieceFamily {
    ALBERT,
    DEBERTA,
    XLM_R,
    CAMEMBERT,
    T5;

    private static final float NEVER = -100;
    private static final int MOST_SENTINELS = 1_000;

    static SentencePieceFamily of(String family, String file) throws TokenizerException {
        return switch (family) {
            case "albert" -> ALBERT;
            case "deberta", "debertav2" -> DEBERTA;
            case "xlmroberta", "xlmrobertaxl" -> XLM_R;
            case "camembert" -> CAMEMBERT;
            case "t5", "mt5" -> T5;
            default ->
                throw new TokenizerException("The SentencePiece model " + file + " belongs to "
                        + (family.isEmpty() ? "a family that no config.json names" : "the family " + family)
                        + ", and only those of ALBERT, DeBERTa v2, XLM-R, CamemBERT and T5 can be used alone."
                        + " Add the tokenizer.json that was published with the model.");
        };
    }

    /** Whether the second sentence may be a segment of its own. */
    boolean hasSegments() {
        return this == ALBERT || this == DEBERTA;
    }

    /** The pieces by their number in the model, which fairseq's models shifted. */
    List<Piece> vocabulary(List<Piece> pieces, TokenizerSettings settings) throws TokenizerException {
        List<Piece> vocabulary = new ArrayList<>(pieces.size() + MOST_SENTINELS);
        switch (this) {
            case ALBERT -> pieces.forEach(piece -> vocabulary.add(withoutNumberAndComma(piece)));
            case DEBERTA -> {
                vocabulary.addAll(pieces);
                addMissing(vocabulary, "[MASK]");
            }
            case XLM_R -> {
                List.of("<s>", "<pad>", "</s>", "<unk>").forEach(text -> vocabulary.add(new Piece(text, 0, 3)));
                vocabulary.addAll(pieces.subList(Math.min(3, pieces.size()), pieces.size()));
                addMissing(vocabulary, "<mask>");
            }
            case CAMEMBERT -> {
                List.of("<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>")
                        .forEach(text -> vocabulary.add(new Piece(text, 0, 3)));
                vocabulary.add(new Piece("<unk>NOTUSED", NEVER, 3));
                vocabulary.addAll(pieces.subList(1, pieces.size()));
                addMissing(vocabulary, "<mask>");
            }
            case T5 -> {
                vocabulary.addAll(pieces);
                int sentinels =
                        Math.min(MOST_SENTINELS, settings.count("extra_ids").orElse(100));
                for (int sentinel = sentinels - 1; sentinel >= 0; sentinel--) {
                    addMissing(vocabulary, "<extra_id_" + sentinel + ">");
                }
            }
        }
        return vocabulary;
    }

    private static void addMissing(List<Piece> vocabulary, String text) {
        if (vocabulary.stream().noneMatch(piece -> piece.text().equals(text))) {
            vocabulary.add(new Piece(text, 0, Piece.USER_DEFINED));
        }
    }

    /** ALBERT cuts a comma off the number before it, which its pieces do not do by themselves. */
    private static Piece withoutNumberAndComma(Piece piece) {
        String text = piece.text();
        boolean isBoth = text.length() > 1 && text.endsWith(",") && Character.isDigit(text.charAt(text.length() - 2));
        return isBoth ? new Piece(text, piece.score() + NEVER, piece.kind()) : piece;
    }

    /** The usual special tokens by role. */
    Map<String, String> usual() {
        return switch (this) {
            case ALBERT ->
                Map.of(
                        "cls_token", "[CLS]",
                        "sep_token", "[SEP]",
                        "pad_token", "<pad>",
                        "unk_token", "<unk>",
                        "mask_token", "[MASK]");
            case DEBERTA -> UsualTokens.LIKE_BERT;
            case XLM_R, CAMEMBERT -> UsualTokens.LIKE_ROBERTA;
            case T5 -> Map.of("eos_token", "</s>", "pad_token", "<pad>", "unk_token", "<unk>");
        };
    }

    /** What is set around one sentence or two. */
    List<String> template(SpecialRoles roles, boolean isPair) throws TokenizerException {
        if (this == T5) {
            String end = roles.need("eos_token");
            return isPair ? List.of(FIRST, end, SECOND, end) : List.of(FIRST, end);
        }
        String first = roles.need("cls_token");
        String last = roles.need("sep_token");
        if (!isPair) {
            return List.of(first, FIRST, last);
        }
        return hasSegments()
                ? List.of(first, FIRST, last, SECOND, last)
                : List.of(first, FIRST, last, last, SECOND, last);
    }

    /** What happens to a text before the model's own replacements. */
    List<JsonObject> normalizers(TokenizerSettings settings) throws TokenizerException {
        List<JsonObject> steps = new ArrayList<>();
        if (this == ALBERT) {
            steps.add(quotes("``"));
            steps.add(quotes("''"));
            if (!settings.flag("keep_accents").orElse(false)) {
                steps.add(TokenizerJsonBuilder.typed("NFKD"));
                steps.add(TokenizerJsonBuilder.typed("StripAccents"));
            }
        }
        boolean isLower = (this == ALBERT || this == DEBERTA)
                && settings.flag("do_lower_case").orElse(this == ALBERT);
        if (isLower) {
            steps.add(TokenizerJsonBuilder.typed("Lowercase"));
        }
        return steps;
    }

    private static JsonObject quotes(String typed) {
        JsonObject pattern = new JsonObject();
        pattern.addProperty("String", typed);
        JsonObject step = TokenizerJsonBuilder.typed("Replace");
        step.add("pattern", pattern);
        step.addProperty("content", "\"");
        return step;
    }
}
