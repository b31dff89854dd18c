package dev.headlight.bench;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusRun;
import dev.headlight.corpus.TextLines;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.TraceRequest;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.GridColoring;
import dev.headlight.figure.GridFigures;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FigureRasterizer;
import dev.headlight.raster.FontMeasure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How long the numbers of all heads take after a trace is there, and how many texts a second go through a model. */
final class HeadsBench {
    private static final int WARM_UPS = 10;
    private static final int TEXTS = 120;

    private final BundledFonts fonts = new BundledFonts();
    private final FontMeasure measure = new FontMeasure(fonts);
    private final ModelDescription model;

    HeadsBench(ModelDescription model) {
        this.model = model;
    }

    /** One line of the table for a text of that many tokens. */
    String afterTrace(Engine engine, int tokens, int rounds) throws Exception {
        TokenizedText text = engine.tokenize(WindowBench.text(tokens, 0), null);
        Trace trace = engine.prepare(TraceRequest.attentions(text)).execute();
        FigureFrame frame = new FigureFrame(290, 330, 1, FigureTheme.DARK, measure);
        FigureRasterizer rasterizer = new FigureRasterizer(fonts, measure);
        Samples statistics = new Samples();
        Samples coloring = new Samples();
        Samples distances = new Samples();
        Samples map = new Samples();
        for (int round = -WARM_UPS; round < rounds; round++) {
            long begin = System.nanoTime();
            HeadTable table = HeadTable.forPeople(trace.text(), trace.attentions());
            long counted = System.nanoTime();
            paint(trace, table, frame, rasterizer);
            long painted = System.nanoTime();
            HeadDistances compared = HeadDistances.of(trace.attentions());
            long known = System.nanoTime();
            HeadMap.of(compared);
            long mapped = System.nanoTime();
            if (round >= 0) {
                statistics.add(counted - begin);
                coloring.add(painted - counted);
                distances.add(known - painted);
                map.add(mapped - known);
            }
        }
        return "| " + text.size() + " |" + cell(statistics) + cell(coloring) + cell(distances) + cell(map);
    }

    private static String cell(Samples samples) {
        return String.format(Locale.ROOT, " %.1f | %.1f |", samples.median(), samples.slowest());
    }

    private static void paint(Trace trace, HeadTable table, FigureFrame frame, FigureRasterizer rasterizer) {
        GridColoring coloring = GridColoring.of(HeadMeasure.ROLES, HeadMeasure.NONE, table, trace);
        GridFigures figures = new GridFigures(new Readings()::heads, ColorMap.VIRIDIS);
        rasterizer.render(
                figures.figure(trace, Selection.of(new HeadRef(0, 0)), coloring, frame),
                frame.theme().panel(),
                frame.scale());
    }

    /** One line for each way of sharing the processors among short texts. */
    List<String> texts() throws Exception {
        int processors = EngineSettings.standard().threads();
        return List.of(texts(1, processors), texts(processors, 1));
    }

    private String texts(int threads, int atOnce) throws Exception {
        String line = WindowBench.text(16, 0) + "\n";
        EngineSettings settings =
                new EngineSettings(threads, EngineSettings.standard().cacheFolder());
        try (Engine engine = Engine.open(model, settings)) {
            run(engine, atOnce, line.repeat(WARM_UPS));
            long begin = System.nanoTime();
            run(engine, atOnce, line.repeat(TEXTS));
            double seconds = (System.nanoTime() - begin) / 1e9;
            return String.format(Locale.ROOT, "| %d | %d | %.1f |", threads, atOnce, TEXTS / seconds);
        }
    }

    private static void run(Engine engine, int atOnce, String texts) throws Exception {
        TextLines lines =
                TextLines.of(new ByteArrayInputStream(texts.getBytes(StandardCharsets.UTF_8)), "the bench's texts");
        new CorpusRun(engine, atOnce, 0).run(lines, (done, fraction) -> {});
    }
}
