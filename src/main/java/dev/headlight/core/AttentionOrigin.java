package dev.headlight.core;

/**
 * Where the attentions of one layer come from.
 *
 * @param layer index of the block in the order of the data's flow, from 0
 * @param tensor the tensor's name in the graph
 * @param kind who looks at whom
 * @param method how it was found or made, in a sentence
 */
public record AttentionOrigin(int layer, String tensor, AttentionKind kind, String method) {}
