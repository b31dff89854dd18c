package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.core.AttentionKind;
import java.util.List;
import java.util.OptionalInt;

/**
 * One attention block of a graph as it was found.
 *
 * @param softmax how the probabilities come about
 * @param valueProduct the product of probabilities and values
 * @param scoreProduct the product of queries and keys
 * @param way the nodes between the softmax's scores and that product, the nearest to the softmax first
 */
record AttentionBlock(
        GraphScope scope,
        SoftmaxUse softmax,
        ValueProductSearch.Found valueProduct,
        Product scoreProduct,
        List<NodeProto> way,
        AttentionKind kind,
        OptionalInt heads) {
    String probabilities() {
        return softmax.probabilities();
    }

    /** In a product written as an Einstein sum the keys are those whose last letter is that of the scores. */
    boolean keysAreLeft() {
        return scoreProduct
                .einsum()
                .filter(letters -> !letters.result().isEmpty())
                .map(letters -> letters.left()
                                .indexOf(
                                        letters.result().charAt(letters.result().length() - 1))
                        >= 0)
                .orElse(false);
    }

    String queries() {
        return keysAreLeft() ? scoreProduct.right() : scoreProduct.left();
    }

    String keys() {
        return keysAreLeft() ? scoreProduct.left() : scoreProduct.right();
    }

    String values() {
        return valueProduct.values();
    }

    String context() {
        return valueProduct.product().result();
    }
}
