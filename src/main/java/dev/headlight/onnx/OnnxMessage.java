package dev.headlight.onnx;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages of ONNX's protobuf schema (onnx.proto3) that are walked field by field; field numbers are the schema's. */
enum OnnxMessage {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE,
    SPARSE_TENSOR,
    TENSOR,
    VALUE_INFO,
    TYPE,
    TENSOR_TYPE,
    SHAPE;

    private static final Map<OnnxMessage, Set<Integer>> LEFT_OUT = Map.of(
            MODEL, Set.of(6, 20),
            GRAPH, Set.of(10, 14, 16),
            FUNCTION, Set.of(8, 14),
            NODE, Set.of(6, 9),
            ATTRIBUTE, Set.of(13),
            TENSOR, Set.of(12, 16),
            VALUE_INFO, Set.of(3, 4),
            TYPE, Set.of(6));

    private static final Map<OnnxMessage, Map<Integer, OnnxMessage>> CHILDREN = Map.of(
            MODEL, Map.of(7, GRAPH, 25, FUNCTION),
            GRAPH, Map.of(1, NODE, 5, TENSOR, 11, VALUE_INFO, 12, VALUE_INFO, 13, VALUE_INFO, 15, SPARSE_TENSOR),
            FUNCTION, Map.of(7, NODE, 11, ATTRIBUTE, 12, VALUE_INFO),
            NODE, Map.of(5, ATTRIBUTE),
            ATTRIBUTE, Map.of(5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR),
            SPARSE_TENSOR, Map.of(1, TENSOR, 2, TENSOR),
            VALUE_INFO, Map.of(2, TYPE),
            TYPE, Map.of(1, TENSOR_TYPE),
            TENSOR_TYPE, Map.of(2, SHAPE));

    /** Whether a field is for people or training only: descriptions, metadata of parts, gradients. */
    boolean leavesOut(int field) {
        return LEFT_OUT.getOrDefault(this, Set.of()).contains(field);
    }

    Optional<OnnxMessage> child(int field) {
        return Optional.ofNullable(CHILDREN.getOrDefault(this, Map.of()).get(field));
    }
}
