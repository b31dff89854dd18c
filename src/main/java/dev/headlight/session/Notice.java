package dev.headlight.session;

import java.util.List;

/**
 * Something to be said in place, perhaps with a question.
 *
 * @param title what it is about, in few words
 * @param text in sentences
 * @param isWarning whether something is wrong
 * @param answers what can be done; the first is the usual one, the last of several changes nothing
 */
public record Notice(String title, String text, boolean isWarning, List<Answer> answers) {
    public Notice {
        answers = List.copyOf(answers);
    }

    /** A way to go on. */
    public record Answer(String label, Runnable action) {}

    public static Notice saying(String title, String text) {
        return new Notice(title, text, false, List.of());
    }

    public static Notice warning(String title, String text) {
        return new Notice(title, text, true, List.of());
    }
}
