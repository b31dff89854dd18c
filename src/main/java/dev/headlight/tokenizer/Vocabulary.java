package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import dev.headlight.core.Token;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** The tokens of a {@code tokenizer.json} by number: how they are spelled and read, and which are special. */
final class Vocabulary {

    private final List<String> tokens;
    private final TokenSpelling spelling;
    private final BitSet added = new BitSet();
    private final BitSet special = new BitSet();
    private final OptionalInt maskId;
    private final OptionalInt unknownId;

    private Vocabulary(TokenizerJson json) {
        tokens = json.table().tokens();
        spelling = TokenSpelling.of(json);
        OptionalInt mask = OptionalInt.empty();
        for (AddedToken token : json.added()) {
            int id = json.table().id(token.content());
            if (id >= 0) {
                added.set(id);
                special.set(id, token.isSpecial());
                mask = token.isMask() && (mask.isEmpty() || !token.role().isEmpty()) ? OptionalInt.of(id) : mask;
            }
        }
        maskId = mask;
        unknownId = unknownId(json);
    }

    /** Most models name the token, the unigram model numbers it. */
    private static OptionalInt unknownId(TokenizerJson json) {
        int named = json.table().id(json.option("unk_token"));
        if (named >= 0) {
            return OptionalInt.of(named);
        }
        JsonElement number = json.model().get("unk_id");
        boolean isNumber = number != null
                && number.isJsonPrimitive()
                && number.getAsJsonPrimitive().isNumber();
        return isNumber ? OptionalInt.of(number.getAsInt()) : OptionalInt.empty();
    }

    static Vocabulary of(TokenizerJson json) {
        return new Vocabulary(json);
    }

    /** The spelling of a token, or the empty text where no token has that number. */
    String token(int id) {
        return id >= 0 && id < tokens.size() ? tokens.get(id) : "";
    }

    /** How people read a token that stands in no text. */
    String reading(int id) {
        return added.get(Math.max(0, id)) ? token(id) : spelling.reading(token(id));
    }

    /**
     * A token as it stands in a text.
     *
     * @param goesOn whether the token before belongs to the same word
     * @param isSpecial whether it stands there as a special token
     */
    Token.Piece piece(int id, String text, boolean goesOn, boolean isSpecial) {
        boolean isLiteral = isSpecial || (id >= 0 && added.get(id));
        return new Token.Piece(id, text, isLiteral ? text : spelling.reading(text, goesOn), isSpecial);
    }

    /** Stands alone for a text without tokens, because a model needs at least one. */
    Token standIn() {
        int id = Math.max(0, special.nextSetBit(0));
        return new Token(0, piece(id, token(id), false, isSpecial(id)), 0, Token.Place.addedTo(0));
    }

    /** Whether a token stands for nothing but blanks. */
    boolean isBlank(int id) {
        return spelling.isBlank(token(id));
    }

    boolean isSpecial(int id) {
        return id >= 0 && special.get(id);
    }

    /** The token that stands for a word to guess. */
    OptionalInt maskId() {
        return maskId;
    }

    /** The token that stands for what the vocabulary does not know. */
    OptionalInt unknownId() {
        return unknownId;
    }

    /** The largest number of a token. */
    int largestId() {
        return tokens.size() - 1;
    }
}
