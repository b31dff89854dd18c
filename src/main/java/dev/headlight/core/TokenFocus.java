package dev.headlight.core;

/** Which token or pair of tokens somebody looks at. */
public sealed interface TokenFocus {
    /** Nothing in particular. */
    TokenFocus NONE = new None();

    /** Whether this focus shows the link from {@code query} to {@code key}. */
    boolean includes(int query, int key);

    default boolean isNone() {
        return this instanceof None;
    }

    /** Every link is in focus. */
    record None() implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return true;
        }
    }

    /** One token that looks: a row. */
    record Query(int token) implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return query == token;
        }
    }

    /** One token that is looked at: a column. */
    record Key(int token) implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return key == token;
        }
    }

    /** One link: a cell. */
    record Pair(int query, int key) implements TokenFocus {
        @Override
        public boolean includes(int query, int key) {
            return this.query == query && this.key == key;
        }
    }
}
