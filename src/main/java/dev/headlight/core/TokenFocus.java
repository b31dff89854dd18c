package dev.headlight.core;

/** Which token or pair of tokens somebody looks at. */
public sealed interface TokenFocus {
    /** Nothing in particular. */
    TokenFocus NONE = new None();

    /** Whether this focus shows the link from {@code query} to {@code key}. */
    boolean includes(int query, int key);

    /** Whether nothing in particular is looked at, so that every link is in focus. */
    boolean isNone();

    /** Every link is in focus. */
    record None() implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return true;
        }

        @Override
        public boolean isNone() {
            return true;
        }
    }

    /** One token that looks: a row. */
    record Query(int token) implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return query == token;
        }

        @Override
        public boolean isNone() {
            return false;
        }
    }

    /** One token that is looked at: a column. */
    record Key(int token) implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return key == token;
        }

        @Override
        public boolean isNone() {
            return false;
        }
    }

    /** One link: a cell. */
    record Pair(int query, int key) implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return this.query == query && this.key == key;
        }

        @Override
        public boolean isNone() {
            return false;
        }
    }
}
