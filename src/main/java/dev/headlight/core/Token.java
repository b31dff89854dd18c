package dev.headlight.core;

/**
 * One token of a text as the model sees it.
 *
 * @param index place in the sequence, from 0
 * @param piece what it is in the vocabulary
 * @param typeId the model's segment (token type) id, which is not always the sentence's number: models without
 *     segments number all tokens 0
 * @param place what it stands for in the text
 */
public record Token(int index, Piece piece, int typeId, Place place) {
    /** Stands in a reading before a piece that goes on within a word, where the vocabulary has no sign for that. */
    public static final String GOES_ON = "·";

    /**
     * What a token is in the vocabulary.
     *
     * @param id number in the vocabulary
     * @param text the vocabulary's own spelling, for example {@code ##ill} or {@code Ġcafé}
     * @param reading the same for people: bytes decoded, signs for spaces taken away and {@link #GOES_ON} set
     *     before pieces that go on within a word; equal to the spelling where that can be read as it is
     * @param special whether it is one of the vocabulary's special tokens, such as {@code [CLS]} or {@code [MASK]}
     */
    public record Piece(int id, String text, String reading, boolean special) {
        /** Whether people read something else than the vocabulary holds. */
        public boolean isTranscribed() {
            return !reading.equals(text);
        }
    }

    /**
     * Where a token stands in the text.
     *
     * @param sentence 0 for the first sentence, 1 for the second; of tokens that the tokenizer added, that of the
     *     token before
     * @param start first character of the sentence it stands for, in UTF-16 units, blanks before it left out; equal
     *     to {@code end} when the tokenizer added the token
     * @param end one past the last character
     * @param word index of the word it belongs to within its sentence, from 0; -1 for tokens the tokenizer added
     */
    public record Place(int sentence, int start, int end, int word) {
        /** Of a token that the tokenizer added. */
        public static Place addedTo(int sentence) {
            return new Place(sentence, 0, 0, -1);
        }
    }

    /** The same place in the text with another token of the vocabulary on it. */
    public Token with(Piece other) {
        return new Token(index, other, typeId, place);
    }

    /** The number in the vocabulary. */
    public int id() {
        return piece.id();
    }

    /** The vocabulary's own spelling. */
    public String text() {
        return piece.text();
    }

    /** The spelling for people. */
    public String reading() {
        return piece.reading();
    }

    public boolean special() {
        return piece.special();
    }

    /** The sentence it belongs to, 0 or 1. */
    public int sentence() {
        return place.sentence();
    }

    /** The first character it stands for, in UTF-16 units of its sentence. */
    public int start() {
        return place.start();
    }

    /** One past the last character. */
    public int end() {
        return place.end();
    }

    /** The word it belongs to within its sentence, or -1. */
    public int word() {
        return place.word();
    }

    /** Whether the user typed it, in contrast to tokens that the tokenizer added. */
    public boolean isTyped() {
        return place.end() > place.start();
    }
}
