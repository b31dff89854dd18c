package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.core.Token;
import java.util.HexFormat;
import java.util.Map;

/**
 * How one vocabulary spells its tokens, and how people read them: {@code Ġcafé} is "café", {@code at</w>} is "at",
 * and {@code ##ill} stays as it is because its sign can be read.
 *
 * <p>A blank before a word is not shown; instead, where the vocabulary has no sign of its own for that, pieces that go
 * on within a word begin with {@link Token#GOES_ON}. So all vocabularies read alike: a word begins bare.
 */
final class TokenSpelling {
    private static final String BLANK = " ";
    private static final int BYTE_TOKEN_LENGTH = "<0x00>".length();

    private final ByteLetters letters = new ByteLetters();
    private final boolean isByteLevel;
    private final String blank;
    private final String wordEnd;
    private final boolean hasContinuationSign;

    private TokenSpelling(boolean isByteLevel, String blank, String wordEnd, boolean hasContinuationSign) {
        this.isByteLevel = isByteLevel;
        this.blank = blank;
        this.wordEnd = wordEnd;
        this.hasContinuationSign = hasContinuationSign;
    }

    static TokenSpelling of(TokenizerJson json) {
        boolean isByteLevel = mentions(json, "ByteLevel");
        boolean isUnigram = json.option("type").equals("Unigram");
        boolean hasBlanks = isUnigram || mentions(json, "Metaspace") || mentions(json, "▁");
        return new TokenSpelling(
                isByteLevel,
                hasBlanks && !isByteLevel ? "▁" : "",
                json.option("end_of_word_suffix"),
                !json.option("continuing_subword_prefix").isEmpty());
    }

    private static boolean mentions(TokenizerJson json, String text) {
        return json.parts().entrySet().stream()
                .filter(part -> !part.getKey().equals("post_processor"))
                .anyMatch(part -> mentions(part.getValue(), text));
    }

    private static boolean mentions(JsonElement part, String text) {
        return switch (part) {
            case JsonPrimitive primitive -> primitive.getAsString().equals(text);
            case JsonObject object ->
                object.entrySet().stream().map(Map.Entry::getValue).anyMatch(value -> mentions(value, text));
            default ->
                part.isJsonArray() && part.getAsJsonArray().asList().stream().anyMatch(value -> mentions(value, text));
        };
    }

    /** A token of the model on its own, as a prediction is: only a blank tells whether a word begins with it. */
    String reading(String token) {
        boolean knowsWords = isByteLevel || !blank.isEmpty();
        String plain = plain(token);
        return knowsWords && !plain.startsWith(BLANK) ? goingOn(plain) : bare(plain);
    }

    /**
     * A token of the model in a text.
     *
     * @param goesOn whether the token before belongs to the same word
     */
    String reading(String token, boolean goesOn) {
        String plain = plain(token);
        return goesOn && !hasContinuationSign && !plain.startsWith(BLANK) ? goingOn(plain) : bare(plain);
    }

    /** Whether a token stands for nothing but blanks. */
    boolean isBlank(String token) {
        return plain(token).isBlank();
    }

    private static String bare(String plain) {
        return plain.length() > 1 && plain.startsWith(BLANK) ? plain.substring(1) : plain;
    }

    /** Signs of punctuation, and letters of scripts that put no blanks between words, need no mark. */
    private static String goingOn(String plain) {
        int first = plain.isEmpty() ? ' ' : plain.codePointAt(0);
        return Character.isLetterOrDigit(first) && !Character.isIdeographic(first) ? Token.GOES_ON + plain : plain;
    }

    private String plain(String token) {
        String text = withoutEnd(token);
        if (isByteLevel) {
            return letters.bytes(text).map(ByteLetters::text).orElse(text);
        }
        if (!blank.isEmpty() && isByteToken(text)) {
            return ByteLetters.text(HexFormat.of().parseHex(text, 3, 5));
        }
        return blank.isEmpty() ? text : text.replace(blank, BLANK);
    }

    private String withoutEnd(String token) {
        boolean hasEnd = !wordEnd.isEmpty() && token.length() > wordEnd.length() && token.endsWith(wordEnd);
        return hasEnd ? token.substring(0, token.length() - wordEnd.length()) : token;
    }

    /** SentencePiece spells a byte that is part of no token so: {@code <0xE2>}. */
    private static boolean isByteToken(String text) {
        return text.length() == BYTE_TOKEN_LENGTH
                && text.startsWith("<0x")
                && text.endsWith(">")
                && HexFormat.isHexDigit(text.charAt(3))
                && HexFormat.isHexDigit(text.charAt(4));
    }
}
