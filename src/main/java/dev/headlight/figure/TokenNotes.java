package dev.headlight.figure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands below and on tokens of a strip.
 *
 * @param notes by the indexes of tokens; tokens without one are left as they are
 * @param masked indexes of tokens that a mask covers
 */
public record TokenNotes(Map<Integer, Note> notes, Set<Integer> masked) {
    /** None. */
    public static final TokenNotes NONE = new TokenNotes(Map.of(), Set.of());

    public TokenNotes {
        notes = Map.copyOf(notes);
        masked = Set.copyOf(masked);
    }

    /**
     * What stands below a token.
     *
     * @param label a few letters or a number; empty for none
     * @param strength -1..1: how strongly its bar is coloured, and to which side; 0 for no bar
     * @param explained the same for a tooltip, with four decimals
     */
    public record Note(String label, double strength, String explained) {
        boolean isVisible() {
            return strength != 0 || !label.isEmpty();
        }
    }

    Optional<Note> of(int token) {
        return Optional.ofNullable(notes.get(token));
    }

    /** Whether room for notes is needed. */
    public boolean isNoted() {
        return notes.values().stream().anyMatch(Note::isVisible);
    }
}
