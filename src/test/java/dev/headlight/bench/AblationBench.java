package dev.headlight.bench;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import dev.headlight.engine.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How long it takes to switch off each head by itself, in batches and one after the other. */
final class AblationBench {
    /** 20 tokens with the special ones. */
    private static final String TEXT =
            "The old man and the young woman will walk to the [MASK] by the river this morning .";

    private final Engine engine;

    AblationBench(Engine engine) {
        this.engine = engine;
    }

    /** Both in turns, so that they meet the same neighbours on the machine. Rows of the table of {@link Bench}. */
    List<String> measure(int rounds) throws Exception {
        List<Variant> variants = variants();
        Samples batches = new Samples();
        Samples single = new Samples();
        for (int round = -1; round < rounds; round++) {
            long begin = System.nanoTime();
            inBatches(variants, engine.batchSize(variants.getFirst().text().size()));
            long middle = System.nanoTime();
            inBatches(variants, 1);
            long end = System.nanoTime();
            if (round >= 0) {
                batches.add(middle - begin);
                single.add(end - middle);
            }
        }
        int size = engine.batchSize(variants.getFirst().text().size());
        return List.of(
                row(variants.size() + " separate runs", single, single),
                row("the same in batches of " + size, batches, single));
    }

    private static String row(String name, Samples samples, Samples base) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %d |",
                name,
                samples.median(),
                samples.slowest(),
                samples.median() / base.median(),
                samples.count());
    }

    private List<Variant> variants() {
        TokenizedText text = engine.tokenize(TEXT, null);
        if (text.size() != 20) {
            throw new IllegalStateException("the text has " + text.size() + " tokens, expected 20");
        }
        List<Integer> masks = List.of(text.tokens().stream()
                .filter(token -> token.id() == engine.maskTokenId())
                .findFirst()
                .orElseThrow()
                .index());
        ModelShape shape = engine.model().shape();
        List<Variant> variants = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                variants.add(new Variant(text, Set.of(new HeadRef(layer, head)), masks));
            }
        }
        return variants;
    }

    private void inBatches(List<Variant> variants, int size) throws Exception {
        for (int begin = 0; begin < variants.size(); begin += size) {
            engine.prepareAnswers(variants.subList(begin, Math.min(variants.size(), begin + size)))
                    .execute();
        }
    }
}
