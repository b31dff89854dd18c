package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;

/** A graph of an encoder while it is written, and the tools to write it with. Not thread-safe. */
record EncoderGraph(
        GraphBuilder graph,
        SharedConstants constants,
        WeightPlan weights,
        EncoderBlocks blocks,
        ActivationNodes activations,
        GraphFrame frame) {
    /** The first version with an operator for GELU. */
    private static final int OPSET = 20;

    /** @param name of the graph, for people */
    static EncoderGraph begin(String name, Encoder encoder, WeightNames names) {
        GraphBuilder graph = new GraphBuilder(name, OPSET);
        SharedConstants constants = new SharedConstants(graph);
        WeightPlan weights = new WeightPlan(graph, names);
        return new EncoderGraph(
                graph,
                constants,
                weights,
                new EncoderBlocks(graph, constants, weights, encoder.layerNormEpsilon()),
                new ActivationNodes(graph, constants),
                new GraphFrame(graph, constants, encoder.sizes()));
    }
}
