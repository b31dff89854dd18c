package dev.headlight.checkpoint;

/**
 * One weight on its way from a checkpoint to a graph.
 *
 * @param source name in the checkpoint
 * @param target name in the graph
 * @param transposed whether a matrix changes rows and columns on the way
 */
public record WeightCopy(String source, String target, boolean transposed) {}
