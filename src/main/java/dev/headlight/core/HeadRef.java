package dev.headlight.core;

/**
 * One attention head.
 *
 * @param layer index of the layer, from 0
 * @param head index of the head in its layer, from 0
 */
public record HeadRef(int layer, int head) implements Comparable<HeadRef> {
    public HeadRef {
        if (layer < 0 || head < 0) {
            throw new IllegalArgumentException("layer and head count from 0, found " + layer + " and " + head);
        }
    }

    /** The name papers use, "layer-head" counted from 1: {@code 8-11}. */
    public String label() {
        return (layer + 1) + "-" + (head + 1);
    }

    @Override
    public int compareTo(HeadRef other) {
        int byLayer = Integer.compare(layer, other.layer);
        return byLayer != 0 ? byLayer : Integer.compare(head, other.head);
    }
}
