package dev.headlight.core;

/**
 * One token of a text as the model sees it.
 *
 * @param index place in the sequence, from 0
 * @param id number in the vocabulary
 * @param text the vocabulary's own spelling, for example {@code ##ill}
 * @param sentence 0 for the first sentence, 1 for the second; the model's segment (token type) id
 * @param start first character of the sentence it stands for, in UTF-16 units; equal to {@code end} when the
 *     tokenizer added the token
 * @param end one past the last character
 * @param special whether it is one of the vocabulary's special tokens, such as {@code [CLS]} or {@code [MASK]}
 * @param word index of the word it belongs to within its sentence, from 0; -1 for tokens the tokenizer added
 */
public record Token(int index, int id, String text, int sentence, int start, int end, boolean special, int word) {
    /** Whether the user typed it, in contrast to tokens that the tokenizer added. */
    public boolean isTyped() {
        return end > start;
    }
}
