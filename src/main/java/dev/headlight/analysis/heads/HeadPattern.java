package dev.headlight.analysis.heads;

import dev.headlight.analysis.heads.HeadValues.Domain;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.LinkText;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What somebody looks for among all heads of a model; each head has a number from 0 to 1 that says how much it fits. */
public sealed interface HeadPattern {
    /** How much each head fits; empty where the text has no such tokens or the model no such head. Reads few weights. */
    Optional<HeadValues> values(Trace trace);

    /** Heads that send one token to another: the weight of the link. */
    record Pair(int query, int key) implements HeadPattern {
        @Override
        public Optional<HeadValues> values(Trace trace) {
            if (Math.max(query, key) >= trace.text().size()) {
                return Optional.empty();
            }
            String link = LinkText.of(name(trace.text(), query), " → ", name(trace.text(), key));
            return Optional.of(
                    of(trace, link, "Weight of the link " + link + ".", matrix -> matrix.weight(query, key)));
        }
    }

    /** Heads that send all tokens to one: the mean weight of the column. */
    record Column(int key) implements HeadPattern {
        @Override
        public Optional<HeadValues> values(Trace trace) {
            if (key >= trace.text().size()) {
                return Optional.empty();
            }
            String token = name(trace.text(), key);
            return Optional.of(of(
                    trace,
                    "all → " + token,
                    "Mean share of the attention of all tokens to " + token + ".",
                    matrix -> meanOfColumn(matrix, key)));
        }

        private static double meanOfColumn(AttentionMatrix matrix, int key) {
            return IntStream.range(0, matrix.queries())
                    .mapToDouble(query -> matrix.weight(query, key))
                    .average()
                    .orElse(0);
        }
    }

    /** Heads that look where another one looks: 1 less the mean divergence of their rows, which is log 2 at most. */
    record Like(HeadRef head) implements HeadPattern {
        @Override
        public Optional<HeadValues> values(Trace trace) {
            AttentionTensor attentions = trace.attentions();
            if (head.layer() >= attentions.layers() || head.head() >= attentions.heads()) {
                return Optional.empty();
            }
            AttentionMatrix wanted = attentions.matrix(head);
            return Optional.of(of(
                    trace,
                    "like " + head.label(),
                    "Likeness to head " + head.label()
                            + ": 1 less the mean Jensen-Shannon divergence of the rows, as a share of the largest"
                            + " possible one.",
                    matrix -> 1 - SimilarHeads.divergence(wanted, matrix) / Math.log(2)));
        }
    }

    private static HeadValues of(Trace trace, String name, String meaning, ToDoubleFunction<AttentionMatrix> number) {
        AttentionTensor attentions = trace.attentions();
        return HeadValues.of(
                name,
                meaning,
                Domain.between(0, 1),
                attentions.layers(),
                attentions.heads(),
                head -> number.applyAsDouble(attentions.matrix(head)));
    }

    private static String name(TokenizedText text, int token) {
        return text.tokens().get(token).reading();
    }
}
