package dev.headlight.bench;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.TraceRequest;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ModelImport;
import dev.headlight.state.EngineProbe;
import dev.headlight.testing.PublishedBert;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** How long it takes until a model of the store gives its first trace, and until a checkpoint is a model of the store. */
final class OpenBench {
    private static final String TEXT = "The cat sat on the mat because it was warm.";

    private final ModelDescription model;
    private final EngineSettings settings = EngineSettings.standard();

    OpenBench(ModelDescription model) {
        this.model = model;
    }

    /** What is timed. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** Rows of the table of {@link Bench}. */
    List<String> measure(int times, Path folder) throws Exception {
        Samples sessions = new Samples();
        Samples traces = new Samples();
        for (int time = -1; time < times; time++) {
            long session = nanos(this::session);
            long trace = nanos(this::trace);
            if (time >= 0) {
                sessions.add(session);
                traces.add(trace);
            }
        }
        Path checkpoint = Files.createDirectory(folder.resolve("checkpoint"));
        PublishedBert.write(model, checkpoint);
        Samples copies = new Samples();
        Samples imports = new Samples();
        for (int time = 0; time < times; time++) {
            Path target = Files.createDirectory(folder.resolve("target-" + time));
            copies.add(nanos(() -> copy(checkpoint.resolve("model.safetensors"), target.resolve("copy"))));
            imports.add(nanos(() -> new ModelImport(new EngineProbe(settings), target)
                    .into(target.resolve("store"), ImportRequest.of(checkpoint), (step, fraction) -> {})));
        }
        return List.of(
                row("session of the runtime alone", sessions, sessions),
                row("from the store to the first trace", traces, sessions),
                row("copy of the safetensors, forced to the disk", copies, copies),
                row("import of the safetensors, with checksums and a first run", imports, copies));
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

    private static long nanos(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private void session() throws Exception {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(settings.threads());
            OrtEnvironment.getEnvironment()
                    .createSession(model.files().onnx().toString(), options)
                    .close();
        }
    }

    private void trace() throws Exception {
        try (Engine engine = Engine.open(model, settings)) {
            engine.prepare(TraceRequest.attentions(engine.tokenize(TEXT, null))).execute();
        }
    }

    private static void copy(Path source, Path target) throws Exception {
        Files.copy(source, target);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
