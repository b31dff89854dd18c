package dev.headlight.state;

import dev.headlight.core.HeadRef;

/** What a note is about. */
public sealed interface NoteSubject {
    /**
     * A head of a model, on any text.
     *
     * @param model the model's id
     */
    record OnHead(String model, HeadRef head) implements NoteSubject {}

    /** A text of one or two sentences, in any model. */
    record OnText(InputText text) implements NoteSubject {}
}
