package dev.headlight.core;

import java.util.List;

/** The residual stream after the embeddings and after each layer: {@code [layers + 1, tokens, hidden]}. */
public final class HiddenStates {
    private final List<FloatTensor> states;

    /** @param states tensors {@code [tokens, hidden]}, the embeddings first */
    public HiddenStates(List<FloatTensor> states) {
        this.states = PerHead.check(states, 2);
    }

    /** The number of states, one more than there are layers. */
    public int count() {
        return states.size();
    }

    public int tokens() {
        return states.getFirst().dimension(0);
    }

    public int hiddenSize() {
        return states.getFirst().dimension(1);
    }

    /** @param index 0 for the embeddings, then the layer counted from 1; {@code [tokens, hidden]} */
    public FloatTensor state(int index) {
        return states.get(index);
    }
}
