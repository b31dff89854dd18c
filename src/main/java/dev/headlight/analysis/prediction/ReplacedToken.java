package dev.headlight.analysis.prediction;

import dev.headlight.core.FloatTensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely somebody replaced a token.
 *
 * @param token its place in the sequence
 * @param probability the sigmoid of its logit
 */
public record ReplacedToken(int token, double probability) {
    /**
     * One for each token, in their order.
     *
     * @param logits {@code [tokens]}
     */
    public static List<ReplacedToken> of(FloatTensor logits) {
        return IntStream.range(0, logits.size())
                .mapToObj(token -> new ReplacedToken(token, Logits.sigmoid(logits.get(token))))
                .toList();
    }
}
