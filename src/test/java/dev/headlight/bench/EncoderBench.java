package dev.headlight.bench;

import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.TraceRequest;
import java.util.Locale;

/** How fast the encoder runs with all its attentions, measured against its matrix products alone. */
final class EncoderBench {
    private final Engine engine;
    private final PlainProducts products;
    private final int wide;

    EncoderBench(Engine engine, PlainProducts products, int wide) {
        this.engine = engine;
        this.products = products;
        this.wide = wide;
    }

    /** One after the other and again, so that both meet the same neighbours on the machine. */
    Result measure(int tokens, int rounds, int warmUps) throws Exception {
        TokenizedText text = engine.tokenize("dog ".repeat(tokens - 2), null);
        if (text.size() != tokens) {
            throw new IllegalStateException("the text has " + text.size() + " tokens, expected " + tokens);
        }
        Samples encoder = new Samples();
        Samples whole = new Samples();
        Samples plain = new Samples();
        try (PlainProducts.Feed feed = products.feed(tokens)) {
            for (int round = -warmUps; round < rounds; round++) {
                long begin = System.nanoTime();
                Trace trace = engine.prepare(TraceRequest.attentions(text)).execute();
                long middle = System.nanoTime();
                feed.run();
                long end = System.nanoTime();
                if (round >= 0) {
                    encoder.add(trace.provenance().duration().toNanos());
                    whole.add(middle - begin);
                    plain.add(end - middle);
                }
            }
        }
        double operations = PlainProducts.operations(engine.model().shape(), wide, tokens);
        return new Result(tokens, operations, encoder, whole, plain);
    }

    /**
     * @param operations floating-point operations of the products in one run
     * @param encoder durations of the runtime's runs, all attentions fetched
     * @param whole the same with buffers and inputs, as the window waits for them
     * @param plain durations of the products alone
     */
    record Result(int tokens, double operations, Samples encoder, Samples whole, Samples plain) {
        /** The encoder's rate as a share of the products'. */
        double ratio() {
            return plain.median() / encoder.median();
        }

        /** A row of the table of {@link Bench}. */
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.0f | %.1f | %.1f | %.1f | %.0f | %.3f |",
                    tokens,
                    encoder.median(),
                    encoder.slowest(),
                    operations / encoder.median() / 1e6,
                    whole.median(),
                    plain.median(),
                    plain.slowest(),
                    operations / plain.median() / 1e6,
                    ratio());
        }
    }
}
