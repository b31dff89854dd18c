package dev.headlight.bench;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.InputText;
import dev.headlight.state.ViewMode;
import dev.headlight.ui.PulseRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * Measures and prints the tables of docs/performance.md. Arguments: the store of models, and which of
 * {@code encoder}, {@code ablation}, {@code window}, {@code reading}, {@code start}, {@code open} and {@code heads}, joined
 * by commas.
 */
public final class Bench {
    private static final String MODEL = "bert-base-uncased";
    private static final int WIDE = 3072;
    private static final int UPDATES = 150;
    private static final int FIRST_PICTURES = 12;
    private static final int STARTS = 7;
    private static final int OPENINGS = 5;
    private static final int ABLATIONS = 5;

    private final Path folder;
    private final ModelStore store;
    private final ModelDescription model;

    private Bench(Path folder) {
        this.folder = folder;
        this.store = new ModelStore(List.of(folder));
        this.model = store.find(MODEL)
                .filter(StoreEntry.Usable.class::isInstance)
                .map(entry -> ((StoreEntry.Usable) entry).model())
                .orElseThrow(() -> new IllegalStateException("no usable " + MODEL + " in " + folder));
    }

    public static void main(String[] args) throws Exception {
        Bench bench = new Bench(Path.of(args[0]));
        Set<String> parts = Set.of(args[1].split(","));
        if (parts.contains("encoder")) {
            bench.encoder();
        }
        if (parts.contains("ablation")) {
            bench.ablation();
        }
        if (parts.contains("window")) {
            bench.window();
        }
        if (parts.contains("reading")) {
            bench.reading();
        }
        if (parts.contains("start")) {
            bench.start();
        }
        if (parts.contains("open")) {
            bench.open();
        }
        if (parts.contains("heads")) {
            bench.heads();
        }
        System.exit(0);
    }

    private void heads() throws Exception {
        HeadsBench bench = new HeadsBench(model);
        print("| tokens | statistics ms | p95 | colouring ms | p95 | divergences ms | p95 | map ms | p95 |");
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        try (Engine engine = Engine.open(model, EngineSettings.standard())) {
            print(bench.afterTrace(engine, 20, 100));
            print(bench.afterTrace(engine, 128, 60));
            print(bench.afterTrace(engine, 512, 20));
        }
        print("| threads a run | runs at once | texts a second |");
        print("| ---: | ---: | ---: |");
        bench.texts().forEach(Bench::print);
    }

    private void encoder() throws Exception {
        print("| tokens | encoder ms | p95 | GFLOP/s | with buffers ms | products ms | p95 | GFLOP/s | ratio |");
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Path place = Files.createTempDirectory("headlight-bench");
        EngineSettings settings = EngineSettings.standard();
        try (Engine engine = Engine.open(model, settings);
                PlainProducts products = PlainProducts.open(place, model.shape(), WIDE, settings.threads())) {
            EncoderBench bench = new EncoderBench(engine, products, WIDE);
            print(bench.measure(16, 100, 10).row());
            print(bench.measure(128, 30, 4).row());
            print(bench.measure(512, 10, 2).row());
        } finally {
            delete(place);
        }
    }

    private void ablation() throws Exception {
        print("| done | ms | slowest | ratio | times |");
        print("| --- | ---: | ---: | ---: | ---: |");
        try (Engine engine = Engine.open(model, EngineSettings.standard())) {
            new AblationBench(engine).measure(ABLATIONS).forEach(Bench::print);
        }
    }

    private void reading() throws Exception {
        print("| switched to | read ms | p95 | with links and matrix ms | p95 | thumbnails ms |");
        print("| --- | ---: | ---: | ---: | ---: | ---: |");
        try (Engine engine = Engine.open(model, EngineSettings.standard())) {
            new ReadingBench(engine, 32, 60).measure(Bench::print);
            new ReadingBench(engine, 128, 40).measure(Bench::print);
            new ReadingBench(engine, 512, 12).measure(Bench::print);
        }
    }

    private void open() throws Exception {
        print("| done | ms | slowest | ratio | times |");
        print("| --- | ---: | ---: | ---: | ---: |");
        Path place = Files.createTempDirectory("headlight-bench");
        try {
            new OpenBench(model).measure(OPENINGS, place).forEach(Bench::print);
        } finally {
            delete(place);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void window() throws Exception {
        print("| update | picture ms | p95 | JavaFX thread ms | p95 | painters ms | renderer ms | samples |");
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        PulseRate.quicken();
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (BenchWindow window = BenchWindow.open(store, model, new InputText(WindowBench.text(20, 0), null))) {
            WindowBench bench = new WindowBench(window, UPDATES);
            print(bench.keystroke().row("keystroke, 20 tokens, without the run"));
            window.show(new InputText(WindowBench.text(128, 1), null));
            updates(bench, 128);
            window.show(ViewMode.MATRIX);
            print(bench.firstPicture(512, FIRST_PICTURES).row("first picture of a trace, 512 tokens, matrix and grid"));
            window.show(ViewMode.LINKS_AND_MATRIX);
            print(bench.firstPicture(512, FIRST_PICTURES).row("first picture of a trace, 512 tokens, with all links"));
            updates(bench, 512);
            print(bench.zoom().row("zoom the matrix, 512 tokens"));
            print(bench.pan().row("pan the matrix, 512 tokens"));
        }
    }

    private static void updates(WindowBench bench, int tokens) throws Exception {
        bench.showAllHeads();
        print(bench.hover("links").row("hover a token of the links, " + tokens + " tokens"));
        print(bench.click("links").row("pin a token of the links, " + tokens + " tokens"));
        bench.showAllHeads();
        print(bench.hover("matrix").row("hover a cell of the matrix, " + tokens + " tokens"));
        print(bench.hover("head-grid").row("hover a head of the grid, " + tokens + " tokens"));
        bench.showAllHeads();
        print(bench.changeLayer().row("another layer, all heads, " + tokens + " tokens"));
    }

    private void start() throws Exception {
        print("| done | ms after the start | p95 | starts |");
        print("| --- | ---: | ---: | ---: |");
        new StartBench(folder, MODEL).measure(STARTS).forEach(Bench::print);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
