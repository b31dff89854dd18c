package dev.headlight.analysis;

/**
 * One cell of an attention matrix: how much one token looks at another.
 *
 * @param query index of the token that looks
 * @param key index of the token that is looked at
 * @param weight 0..1
 */
public record Link(int query, int key, float weight) {}
