package dev.headlight.state;

import dev.headlight.model.StoredSize;
import java.util.List;

/**
 * What a repository of the Hugging Face hub offers, in words; nothing has been downloaded yet.
 *
 * @param repository {@code owner/name}
 * @param facts task, licence and who may download
 * @param choices ways to have the model, the best first
 */
public record HubOffer(String repository, String facts, List<Choice> choices) {
    public HubOffer {
        choices = List.copyOf(choices);
    }

    /**
     * One way to have the model.
     *
     * @param main the file that names it
     * @param sentence what it is
     * @param size of the download, and about how large it is once stored
     */
    public record Choice(String main, String sentence, StoredSize size) {}
}
