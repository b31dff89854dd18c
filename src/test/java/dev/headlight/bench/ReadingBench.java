package dev.headlight.bench;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.TraceRequest;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.GridFigures;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FontMeasure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How long a trace takes to be read anew: every switch of the reading, with all heads of a layer on, from the trace to the
 * figures as data (painting is measured with the window). Nothing is kept from the reading before.
 */
final class ReadingBench {
    private static final int LAYER = 7;

    private final Trace trace;
    private final int rounds;
    private final FigureFrame frame =
            new FigureFrame(700, 800, 1, FigureTheme.DARK, new FontMeasure(new BundledFonts()));

    ReadingBench(Engine engine, int tokens, int rounds) throws Exception {
        this.trace = engine.prepare(TraceRequest.attentions(engine.tokenize(WindowBench.text(tokens, 1), null)))
                .execute();
        this.rounds = rounds;
    }

    /** Prints a row for each switch. */
    void measure(Consumer<String> print) {
        Map<String, Reading> readings = readings();
        readings.forEach((name, reading) -> print.accept(row(name, reading)));
        print.accept(flow());
    }

    private static Map<String, Reading> readings() {
        Reading plain = Reading.PLAIN;
        Hiding specials = Hiding.NOTHING.withSpecialKeys(true).withSpecialQueries(true);
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("plain", plain);
        readings.put("special tokens hidden", plain.withHiding(specials));
        readings.put("the same, rescaled", plain.withHiding(specials.withRescaling(true)));
        readings.put("whole words", plain.withWords(true));
        readings.put("strongest 50 links", plain.withThreshold(Threshold.USUAL.withKind(Threshold.Kind.COUNT)));
        readings.put("maximum of 12 heads", over(Aggregate.Over.HEADS, Aggregate.Combination.MAXIMUM));
        readings.put("mean of all 144 heads", over(Aggregate.Over.LAYERS, Aggregate.Combination.MEAN));
        readings.put("rollout up to layer 8", over(Aggregate.Over.ROLLOUT, Aggregate.Combination.MEAN));
        return readings;
    }

    private static Reading over(Aggregate.Over over, Aggregate.Combination combination) {
        return Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(over).withCombination(combination));
    }

    private Selection selection(Reading reading) {
        TreeSet<Integer> all = new TreeSet<>(
                IntStream.range(0, trace.attentions().heads()).boxed().toList());
        return Selection.of(new HeadRef(LAYER, 0)).withHeads(LAYER, all).withReading(reading);
    }

    private String row(String name, Reading reading) {
        Selection selection = selection(reading);
        Samples read = new Samples();
        Samples figures = new Samples();
        Samples grid = new Samples();
        for (int round = -rounds / 2; round < rounds; round++) {
            Readings fresh = new Readings();
            long start = System.nanoTime();
            fresh.of(trace, selection);
            long known = System.nanoTime();
            new LinksFigures(fresh).figure(trace, selection, LinksViewport.FIT, frame);
            new MatrixFigures(fresh, ColorMap.VIRIDIS).figure(trace, selection, MatrixViewport.FITTED, frame);
            long made = System.nanoTime();
            new GridFigures(fresh::heads, ColorMap.VIRIDIS).figure(trace, selection, frame);
            long end = System.nanoTime();
            if (round >= 0) {
                read.add(known - start);
                figures.add(made - start);
                grid.add(end - made);
            }
        }
        return String.format(
                Locale.ROOT,
                "| %s, %d tokens | %.1f | %.1f | %.1f | %.1f | %.1f |",
                name,
                trace.text().size(),
                read.median(),
                read.slowest(),
                figures.median(),
                figures.slowest(),
                grid.median());
    }

    private String flow() {
        Selection selection =
                selection(over(Aggregate.Over.FLOW, Aggregate.Combination.MEAN)).withPinned(new TokenFocus.Query(3));
        long start = System.nanoTime();
        new Readings().missing(trace, selection).ifPresent(Readings.SlowWork::run);
        String what = trace.text().size() <= 64 ? "all tokens" : "one token";
        return String.format(
                Locale.ROOT,
                "| flow of %s up to layer 8, %d tokens (in the background) | %.0f | | | | |",
                what,
                trace.text().size(),
                (System.nanoTime() - start) / 1e6);
    }
}
