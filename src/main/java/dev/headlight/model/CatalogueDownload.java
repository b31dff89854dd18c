package dev.headlight.model;

/**
 * A model of the Hugging Face hub that is worth knowing and can be opened.
 *
 * @param repository {@code owner/name}
 * @param description one sentence on what it is good for
 * @param task the hub's name such as {@code fill-mask}
 * @param bytes about how much is downloaded
 * @param licence SPDX identifier; what the hub says when it is asked counts
 */
public record CatalogueDownload(
        String repository,
        String name,
        String description,
        String task,
        int layers,
        int heads,
        long bytes,
        String licence) {
    /** What the model is called in a store. */
    public String id() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    /** Whether a model of a store is this one; the builders of models write ids in small letters. */
    public boolean isCalled(String storeId) {
        return id().equalsIgnoreCase(storeId);
    }

    /** The command that adds it. */
    public String command() {
        return "headlight import " + repository;
    }
}
