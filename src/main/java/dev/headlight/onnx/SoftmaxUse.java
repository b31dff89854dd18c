package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;

/**
 * A place where a graph turns scores into probabilities.
 *
 * @param node the node that yields the probabilities
 * @param probabilities the name of its result
 * @param scores the value that the softmax is taken of
 * @param axis as the node says; {@link #LAST} for the last one
 * @param method what it was recognised as, for people
 */
record SoftmaxUse(NodeProto node, String probabilities, String scores, long axis, String method) {
    static final long LAST = -1;
}
