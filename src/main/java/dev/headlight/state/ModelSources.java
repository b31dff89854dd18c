package dev.headlight.state;

import dev.headlight.model.ModelLibrary;

/**
 * Where models come from beside the store.
 *
 * @param files files and folders of this computer
 * @param hub repositories of the Hugging Face hub
 * @param pages what is in a model's files
 */
public record ModelSources(FileOpening files, HubOpening hub, ModelPages pages) {
    public static ModelSources of(ModelOpening opening, ModelLibrary library) {
        return new ModelSources(
                new FileOpening(opening, library),
                new HubOpening(opening, library),
                new ModelPages(opening.foreground(), library.inspection()));
    }
}
