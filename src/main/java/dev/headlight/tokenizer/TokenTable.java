package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens and their numbers, each once, as they are read from a vocabulary that may be hostile. */
final class TokenTable {
    /** Four times the largest published vocabulary, far below what would exhaust the heap. */
    static final int MAX_TOKENS = 1_000_000;

    /** In UTF-16 units; published vocabularies stay below 300. */
    static final int LONGEST_TOKEN = 4_096;

    private static final int SHOWN = 40;

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /** @throws MalformedJsonException naming what is wrong with the token, its number or its neighbours */
    void put(String token, long id) throws MalformedJsonException {
        if (id < 0 || id >= MAX_TOKENS) {
            throw new MalformedJsonException("the token " + shown(token) + " has the number " + id
                    + "; numbers from 0 to " + (MAX_TOKENS - 1) + " were expected");
        }
        if (token.length() > LONGEST_TOKEN) {
            throw new MalformedJsonException("the token " + shown(token) + " has " + token.length()
                    + " characters; at most " + LONGEST_TOKEN + " were expected");
        }
        while (tokens.size() <= id) {
            tokens.add("");
        }
        if (ids.putIfAbsent(token, (int) id) != null) {
            throw new MalformedJsonException("the token " + shown(token) + " stands in the vocabulary twice");
        }
        String other = tokens.set((int) id, token);
        if (!other.isEmpty()) {
            throw new MalformedJsonException(
                    "the tokens " + shown(other) + " and " + shown(token) + " share the number " + id);
        }
    }

    /** Gives a new token the number after the largest. */
    void append(String token) {
        ids.put(token, tokens.size());
        tokens.add(token);
    }

    /** A token for messages: quoted and of bounded length. */
    static String shown(String token) {
        return "\"" + (token.length() > SHOWN ? token.substring(0, SHOWN) + "…" : token) + "\"";
    }

    /** Whether there is such a token. */
    boolean has(String token) {
        return ids.containsKey(token);
    }

    /** The number of a token, or -1. */
    int id(String token) {
        return ids.getOrDefault(token, -1);
    }

    /** How many tokens there are, gaps in the numbers not counted. */
    int count() {
        return ids.size();
    }

    /** The number after the largest. */
    int end() {
        return tokens.size();
    }

    /** By number; the empty text in gaps. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }
}
