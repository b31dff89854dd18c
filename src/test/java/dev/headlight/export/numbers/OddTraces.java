package dev.headlight.export.numbers;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.testing.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A small trace whose tokens hold everything that a format could stumble over. */
public final class OddTraces {
    /** Quotes, delimiters, line ends, signs of remarks, markup, astral letters, right to left, half a pair. */
    public static final List<String> TOKENS = List.of(
            "[CLS]",
            "a,b",
            "c\td",
            "say \"hi\"",
            "##ill",
            "#",
            "line\r\nend",
            "</script><!--",
            "😀",
            "שלום",
            "\ud83d",
            "");

    public static final String TEXT = "</script><script>alert(\"1\")</script> 'x' & <!-- שלום \u202e \u2028 \ud83d";

    private OddTraces() {}

    /** Two layers of three heads; weights are no round numbers; queries and an answer are there too. */
    public static Trace trace() {
        List<Token> tokens = new ArrayList<>();
        for (String token : TOKENS) {
            tokens.add(Tokens.added(tokens.size(), 100 + tokens.size(), token, tokens.isEmpty()));
        }
        TokenizedText text = new TokenizedText(TEXT, null, tokens, TokenizedText.Cut.NONE);
        Provenance provenance = new Provenance(
                "odd/model \"1\"",
                "Odd <model>",
                "ab".repeat(32),
                "runtime 1",
                Duration.ZERO,
                new TreeSet<>(List.of(new HeadRef(1, 2))));
        TraceDetails details = new TraceDetails(
                new HeadVectors(layers(3, tokens.size(), 4)),
                null,
                null,
                null,
                null,
                Map.of("logits", FloatTensor.copyOf(new float[] {1.5f, Float.NaN, -0f}, 3)));
        return new Trace(provenance, text, new AttentionTensor(layers(3, tokens.size(), tokens.size())), details);
    }

    private static List<FloatTensor> layers(int... shape) {
        List<FloatTensor> layers = new ArrayList<>();
        for (int layer = 0; layer < 2; layer++) {
            float[] numbers = new float[shape[0] * shape[1] * shape[2]];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = 1 / (i + 1.3f + layer);
            }
            layers.add(FloatTensor.copyOf(numbers, shape));
        }
        return layers;
    }
}
