package dev.headlight.state;

/** Which edits of a text belong together, so that typing is taken back word by word. Pure functions. */
public final class WordSteps {
    private WordSteps() {}

    /**
     * One edit: {@code removed} characters before {@code end} gave way to those from {@code start} to {@code end}.
     *
     * @param start first changed character
     * @param end one past the last one that was put in
     */
    private record Edit(String after, int start, int end, int removed) {
        static Edit of(String before, String after) {
            int shorter = Math.min(before.length(), after.length());
            int head = 0;
            while (head < shorter && before.charAt(head) == after.charAt(head)) {
                head++;
            }
            int tail = 0;
            while (tail < shorter - head
                    && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
                tail++;
            }
            return new Edit(after, head, after.length() - tail, before.length() - tail - head);
        }

        boolean isInsertion() {
            return removed == 0 && end > start;
        }

        boolean isDeletion() {
            return removed > 0 && end == start;
        }

        /** Whether a word begins within, or with it. */
        boolean beginsWord() {
            for (int at = Math.max(start, 1); at < end; at++) {
                if (Character.isWhitespace(after.charAt(at - 1)) && !Character.isWhitespace(after.charAt(at))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Whether the newest edit goes on with the word of the step before.
     *
     * @param base before that step
     * @param last after that step, before the newest edit
     * @param next now
     */
    static boolean goesOn(String base, String last, String next) {
        if (base.equals(last)) {
            return false;
        }
        Edit step = Edit.of(base, last);
        Edit edit = Edit.of(last, next);
        if (step.isInsertion() && edit.isInsertion()) {
            return edit.start() == step.end() && !edit.beginsWord();
        }
        boolean touches = edit.start() == step.start() || edit.start() + edit.removed() == step.start();
        return step.isDeletion()
                && edit.isDeletion()
                && edit.removed() == 1
                && touches
                && !endsWord(last, edit, step, base);
    }

    /** Whether a blank goes after letters did. */
    private static boolean endsWord(String last, Edit edit, Edit step, String base) {
        return Character.isWhitespace(last.charAt(edit.start())) && !Character.isWhitespace(base.charAt(step.start()));
    }

    /** Where the caret stands after a text took the place of another: behind what changed. */
    public static int caret(String before, String after) {
        return Edit.of(before, after).end();
    }
}
