package dev.headlight.model;

/**
 * What a model is called and where it comes from.
 *
 * @param id folder name in the store
 * @param name shown to people
 * @param licence SPDX identifier, or {@value #UNKNOWN_LICENCE}
 * @param source where the weights come from, in words
 */
record ModelIdentity(String id, String name, String licence, String source) {
    /** The source does not say. */
    static final String UNKNOWN_LICENCE = "not stated";
}
