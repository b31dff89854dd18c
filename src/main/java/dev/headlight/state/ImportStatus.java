package dev.headlight.state;

import java.util.List;

/** Where the taking in of a model stands. The model that is open stays usable meanwhile. */
public sealed interface ImportStatus {
    /** Nothing is under way, and nothing is left to say. */
    record Idle() implements ImportStatus {}

    /**
     * A model is being taken in.
     *
     * @param name what was asked for
     * @param step what is being done, for people
     * @param fraction how much of this step is done, 0..1
     */
    record Working(String name, String step, double fraction) implements ImportStatus {}

    /**
     * A model could not be opened.
     *
     * @param name what was asked for
     * @param reason what was expected, what was found and what to do
     */
    record Failed(String name, String reason) implements ImportStatus {}

    /**
     * A model was taken in, and there is something to know about it.
     *
     * @param remarks in sentences
     */
    record Remarked(String name, List<String> remarks) implements ImportStatus {
        public Remarked {
            remarks = List.copyOf(remarks);
        }
    }
}
