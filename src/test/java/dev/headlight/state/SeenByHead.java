package dev.headlight.state;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Token;
import dev.headlight.core.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** One head's weights on one text, with tokens named by the vocabulary's spelling. */
final class SeenByHead {
    private final List<Token> tokens;
    private final AttentionMatrix matrix;

    SeenByHead(Trace trace, HeadRef head) {
        tokens = trace.text().tokens();
        matrix = trace.attentions().matrix(head);
    }

    int size() {
        return tokens.size();
    }

    String token(int index) {
        return tokens.get(index).text();
    }

    float weight(int query, int key) {
        return matrix.weight(query, key);
    }

    /** Between two tokens that are in the text once. */
    float weight(String query, String key) {
        return weight(only(query), only(key));
    }

    int strongestKey(int query) {
        return IntStream.range(0, size())
                .boxed()
                .max(Comparator.comparingDouble(key -> weight(query, key)))
                .orElseThrow();
    }

    List<Integer> places(Predicate<String> spelling) {
        return tokens.stream()
                .filter(token -> spelling.test(token.text()))
                .map(Token::index)
                .toList();
    }

    int only(String spelling) {
        List<Integer> places = places(spelling::equals);
        if (places.size() != 1) {
            throw new IllegalArgumentException(spelling + " is in the text " + places.size() + " times");
        }
        return places.getFirst();
    }

    /** What keys of these spellings get of all attention, 0..1. */
    double share(Set<String> spellings) {
        List<Integer> keys = places(spellings::contains);
        return IntStream.range(0, size())
                .mapToDouble(query ->
                        keys.stream().mapToDouble(key -> weight(query, key)).sum())
                .average()
                .orElseThrow();
    }

    /** Mean entropy of the rows in nats, by Shannon's formula with 0 log 0 = 0. */
    double entropy() {
        return IntStream.range(0, size())
                .mapToDouble(query -> IntStream.range(0, size())
                        .mapToDouble(key -> weight(query, key))
                        .filter(weight -> weight > 0)
                        .map(weight -> -weight * Math.log(weight))
                        .sum())
                .average()
                .orElseThrow();
    }
}
