package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;

/**
 * Checks that a regular expression of a tokenizer cannot run away. The native library matches by backtracking, and
 * where that takes more than ten million steps, or an expression is nested too deeply, it takes the whole program down
 * with it. So an expression may repeat no group that repeats or chooses by itself, and in one alternative no more than
 * two parts without bound, the second of which must be the last that can fail. The expressions of published tokenizers
 * are far simpler.
 */
final class PatternCheck {
    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 12;
    private static final int MANY = 16;
    private static final int MOST_OPEN = 2;

    private final String pattern;
    private int at;

    private PatternCheck(String pattern) {
        this.pattern = pattern;
    }

    static void check(String pattern) throws MalformedJsonException {
        PatternCheck check = new PatternCheck(pattern);
        if (pattern.length() > LONGEST) {
            throw check.refused();
        }
        while (check.at < pattern.length()) {
            check.alternatives(0);
            check.at++;
        }
    }

    /**
     * What is inside a group.
     *
     * @param open parts without bound in the alternative that has most of them
     * @param isPlain whether it neither repeats nor chooses
     */
    private record Content(int open, boolean isPlain) {}

    /** How often a part may come. */
    private record Repeat(int least, int most) {
        static final Repeat ONCE = new Repeat(1, 1);

        boolean isOpen() {
            return most > MANY;
        }
    }

    private Content alternatives(int depth) throws MalformedJsonException {
        if (depth > DEEPEST) {
            throw refused();
        }
        int most = 0;
        int open = 0;
        boolean isPlain = true;
        while (at < pattern.length() && pattern.charAt(at) != ')') {
            if (pattern.charAt(at) == '|') {
                at++;
                open = 0;
                isPlain = false;
                continue;
            }
            Content content = atom(depth);
            Repeat repeat = repeat();
            isPlain &= content.isPlain() && repeat.equals(Repeat.ONCE);
            if (repeat.most() > 1 && !content.isPlain()) {
                throw refused();
            }
            open = openAfter(open, content, repeat);
            most = Math.max(most, open);
        }
        return new Content(most, isPlain);
    }

    private int openAfter(int open, Content content, Repeat repeat) throws MalformedJsonException {
        int now = open + content.open() + (repeat.isOpen() ? 1 : 0);
        boolean canFailLate = open == MOST_OPEN && now == open && repeat.least() > 0;
        if (now > MOST_OPEN || canFailLate) {
            throw refused();
        }
        return now;
    }

    private Content atom(int depth) throws MalformedJsonException {
        char first = pattern.charAt(at++);
        if (first == '(') {
            skipGroupKind();
            Content content = alternatives(depth + 1);
            at++;
            return content;
        }
        if (first == '[') {
            skipClass();
        } else if (first == '\\') {
            skipEscape();
        }
        return new Content(0, true);
    }

    /** The signs after an opening bracket, such as {@code ?:}, {@code ?i:}, {@code ?<!} and {@code ?<name>}. */
    private void skipGroupKind() {
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at++;
            while (at < pattern.length() && ":=!>)".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            at += at < pattern.length() && pattern.charAt(at) != ')' ? 1 : 0;
        }
    }

    private void skipClass() throws MalformedJsonException {
        int open = 1;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && open > 0) {
            char next = pattern.charAt(at++);
            if (next == '\\') {
                at++;
            } else if (next == '[') {
                open++;
            } else if (next == ']') {
                open--;
            }
            if (open > DEEPEST) {
                throw refused();
            }
        }
    }

    private void skipEscape() throws MalformedJsonException {
        if (at >= pattern.length()) {
            return;
        }
        char escaped = pattern.charAt(at++);
        boolean refersBack = (escaped >= '1' && escaped <= '9') || escaped == 'k' || escaped == 'g';
        if (refersBack) {
            throw refused();
        }
        if (at < pattern.length() && pattern.charAt(at) == '{' && "pPxuo".indexOf(escaped) >= 0) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        }
    }

    private Repeat repeat() {
        Repeat repeat = Repeat.ONCE;
        char sign = at < pattern.length() ? pattern.charAt(at) : 'x';
        if (sign == '*' || sign == '+' || sign == '?') {
            at++;
            repeat = new Repeat(sign == '+' ? 1 : 0, sign == '?' ? 1 : Integer.MAX_VALUE);
        } else if (sign == '{') {
            repeat = braces();
        }
        boolean hasMode = !repeat.equals(Repeat.ONCE) && at < pattern.length() && "?+".indexOf(pattern.charAt(at)) >= 0;
        at += hasMode ? 1 : 0;
        return repeat;
    }

    /** {@code {3}}, {@code {1,3}}, {@code {2,}} or {@code {,3}}; anything else is a letter. */
    private Repeat braces() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!inside.matches("[0-9]{1,6}(,[0-9]{0,6})?|,[0-9]{1,6}")) {
            at++;
            return Repeat.ONCE;
        }
        at = end + 1;
        int comma = inside.indexOf(',');
        String least = comma < 0 ? inside : inside.substring(0, comma);
        String most = comma < 0 ? inside : inside.substring(comma + 1);
        return new Repeat(
                least.isEmpty() ? 0 : Integer.parseInt(least),
                most.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(most));
    }

    private MalformedJsonException refused() {
        return new MalformedJsonException("its regular expression " + TokenTable.shown(pattern)
                + " could keep the program busy without end, which no published one does");
    }
}
