package dev.headlight.tokenizer;

/**
 * What of one typed sentence the native tokenizer gets to see.
 *
 * @param text no longer than the limit and without unpaired surrogates; every character stands where it was typed
 * @param left characters beyond the limit
 */
record SentencePart(String text, int left) {
    /** Longer sentences are read only so far; thousands of times what any model takes. */
    static final int MAX_CHARACTERS = 100_000;

    private static final char REPLACEMENT = '\uFFFD';

    static SentencePart of(String typed) {
        int end = Math.min(typed.length(), MAX_CHARACTERS);
        if (end < typed.length() && Character.isHighSurrogate(typed.charAt(end - 1))) {
            end--;
        }
        return new SentencePart(paired(typed.substring(0, end)), typed.length() - end);
    }

    private static String paired(String text) {
        char[] characters = text.toCharArray();
        boolean isChanged = false;
        for (int i = 0; i < characters.length; i++) {
            if (Character.isHighSurrogate(characters[i])
                    && i + 1 < characters.length
                    && Character.isLowSurrogate(characters[i + 1])) {
                i++;
            } else if (Character.isSurrogate(characters[i])) {
                characters[i] = REPLACEMENT;
                isChanged = true;
            }
        }
        return isChanged ? new String(characters) : text;
    }
}
