package dev.headlight.analysis.reading;

import dev.headlight.core.HeadRef;
import java.util.Optional;

/**
 * How long the vectors are that a head passes on: {@code ‖f(x_j)‖} of every token, where {@code f(x) = (x W_V + b_V)
 * W_O} in the head's own slice (Kobayashi et al. 2020, "Attention is Not Only a Weight"). With them a weight α becomes
 * {@code ‖α f(x)‖}, of which a reading shows the share in its row.
 */
@FunctionalInterface
public interface ValueNorms {
    /** Where no norms are known. */
    ValueNorms UNKNOWN = head -> Optional.empty();

    /** The norms of one head, {@code [tokens]}, none negative; empty where they are not known. Any thread. */
    Optional<float[]> of(HeadRef head);
}
