package dev.headlight.state;

import java.util.Objects;

/** What a step changed, in the words of the menu. */
enum StepKind {
    TEXT("typing"),
    MODEL("choice of model"),
    MASKS("masks"),
    HEADS_OFF("switched-off heads"),
    HEADS("choice of heads"),
    PINS("pinned tokens"),
    THRESHOLD("threshold of links"),
    READING("way of reading"),
    VIEW("view"),
    COMPARISON("comparison"),
    GRID("look of the grid"),
    NOTES("note");

    private final String words;

    StepKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What differs, the cause before its consequences. */
    static StepKind between(Snapshot before, Snapshot after) {
        if (!before.notes().equals(after.notes())) {
            return NOTES;
        }
        Snapshot.Subject then = before.subject();
        Snapshot.Subject now = after.subject();
        if (!Objects.equals(then.model(), now.model()) || !Objects.equals(then.carried(), now.carried())) {
            return MODEL;
        }
        if (!then.input().equals(now.input())) {
            return TEXT;
        }
        if (!then.masks().equals(now.masks())) {
            return MASKS;
        }
        if (!then.switchedOff().equals(now.switchedOff())) {
            return HEADS_OFF;
        }
        return shown(before, after);
    }

    private static StepKind shown(Snapshot before, Snapshot after) {
        if (!Objects.equals(before.pinned(), after.pinned()) || before.keepsHeads() != after.keepsHeads()) {
            return COMPARISON;
        }
        if (before.view() != after.view()) {
            return VIEW;
        }
        if (!before.grid().equals(after.grid())) {
            return GRID;
        }
        if (!before.selection().heads().equals(after.selection().heads())
                || before.selection().layer() != after.selection().layer()) {
            return HEADS;
        }
        if (!before.selection().pinned().equals(after.selection().pinned())) {
            return PINS;
        }
        return isThreshold(before, after) ? THRESHOLD : READING;
    }

    private static boolean isThreshold(Snapshot before, Snapshot after) {
        return after.selection()
                .withReading(after.selection()
                        .reading()
                        .withThreshold(before.selection().reading().threshold()))
                .equals(before.selection());
    }
}
