package dev.headlight.onnx;

/**
 * A tensor in a graph: an input, a constant, a weight or what a node yields.
 *
 * @param name unique in its graph
 */
public record Value(String name) {}
