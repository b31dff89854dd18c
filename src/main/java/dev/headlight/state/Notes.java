package dev.headlight.state;

import dev.headlight.core.HeadRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wrote down about heads and texts: a word or a paragraph each. Immutable.
 *
 * @param texts by what they are about, in the order they were first written; none is blank
 */
public record Notes(Map<NoteSubject, String> texts) {
    /** Nothing was written. */
    public static final Notes NONE = new Notes(Map.of());

    /** Longest note, in UTF-16 units: some pages. */
    public static final int LONGEST = 10_000;

    /** More notes than heads in the largest models. */
    public static final int MOST = 5_000;

    public Notes {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("there can be " + MOST + " notes at most, found " + texts.size());
        }
        for (String text : texts.values()) {
            if (text.isBlank() || text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "a note has 1 to " + LONGEST + " characters, found " + text.length());
            }
        }
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** What was written about it, or an empty text. */
    public String about(NoteSubject subject) {
        return texts.getOrDefault(subject, "");
    }

    /** With another text about something; a blank one takes the note away, a longer one is cut. */
    public Notes with(NoteSubject subject, String text) {
        Map<NoteSubject, String> next = new LinkedHashMap<>(texts);
        if (text.isBlank()) {
            next.remove(subject);
        } else if (next.containsKey(subject) || next.size() < MOST) {
            next.put(subject, text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        }
        return new Notes(next);
    }

    /** The notes on the heads of one model. */
    public SortedMap<HeadRef, String> onHeadsOf(String model) {
        SortedMap<HeadRef, String> heads = new TreeMap<>();
        texts.forEach((subject, text) -> {
            if (subject instanceof NoteSubject.OnHead(String of, HeadRef head) && of.equals(model)) {
                heads.put(head, text);
            }
        });
        return heads;
    }

    /**
     * These notes with what changed between two others: for a file that somebody else may have written meanwhile.
     *
     * @param before as they were when the file was read or written last
     * @param after as they are now
     */
    public Notes withChanges(Notes before, Notes after) {
        Notes merged = this;
        for (NoteSubject subject : before.texts.keySet()) {
            if (after.about(subject).isEmpty()) {
                merged = merged.with(subject, "");
            }
        }
        for (Map.Entry<NoteSubject, String> note : after.texts.entrySet()) {
            if (!Objects.equals(note.getValue(), before.about(note.getKey()))) {
                merged = merged.with(note.getKey(), note.getValue());
            }
        }
        return merged;
    }
}
