package dev.headlight.state;

import dev.headlight.corpus.CorpusException;
import dev.headlight.corpus.CorpusReport;
import dev.headlight.corpus.CorpusRun;
import dev.headlight.corpus.TextLines;
import dev.headlight.engine.Engine;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Runs the open model over a file of texts on a thread of its own and shows the heads' numbers over all of them. The
 * newest wish counts, the one before is cancelled. Used on the JavaFX thread.
 */
public final class TextsRun {
    private static final Logger LOG = Logger.getLogger(TextsRun.class.getName());

    /** The engine shares its threads among runs: texts at the same time would only get into each other's way. */
    private static final int AT_ONCE = 1;

    /** Over so many texts a map of the heads changes hardly any more. */
    private static final int MAPPED_TEXTS = 100;

    private final Executor foreground;
    private final TraceState traces;
    private final GridState grid;
    private final ReadOnlyObjectWrapper<TextsStatus> status = new ReadOnlyObjectWrapper<>(new TextsStatus.Idle());
    private @Nullable Work current;

    public TextsRun(Executor foreground, TraceState traces, GridState grid) {
        this.foreground = foreground;
        this.traces = traces;
        this.grid = grid;
        traces.modelProperty().subscribe((before, after) -> {
            if (!(after instanceof ModelStatus.Open)) {
                cancel();
            }
        });
    }

    public ReadOnlyObjectProperty<TextsStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Begins with a file of one text a line. */
    public void run(Path file) {
        cancel();
        Engine engine = traces.engine();
        if (engine == null) {
            status.set(new TextsStatus.Failed("Open a model first; the texts are run through it."));
            return;
        }
        Path name = file.getFileName();
        Work work = new Work(engine, file, name == null ? file.toString() : name.toString());
        current = work;
        status.set(new TextsStatus.Running(work.name, 0, 0));
        Thread.ofPlatform().daemon().name("headlight-texts").start(work);
    }

    /** Ends what is under way, and puts away what was said. */
    public void cancel() {
        if (current != null) {
            current.isCancelled = true;
            current = null;
        }
        status.set(new TextsStatus.Idle());
    }

    private final class Work implements Runnable {
        private final Engine engine;
        private final Path file;
        private final String name;
        private volatile boolean isCancelled;
        private int shownPercent = -1;

        Work(Engine engine, Path file, String name) {
            this.engine = engine;
            this.file = file;
            this.name = name;
        }

        @Override
        public void run() {
            try (TextLines lines = TextLines.open(file)) {
                CorpusReport report = new CorpusRun(engine, AT_ONCE, MAPPED_TEXTS).run(lines, this::report);
                end(new TextsStatus.Idle(), report);
            } catch (CancellationException e) {
                LOG.log(Level.FINE, "texts were cancelled", e);
            } catch (CorpusException e) {
                end(new TextsStatus.Failed(String.valueOf(e.getMessage())), null);
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.log(Level.WARNING, "texts could not be run", e);
                end(new TextsStatus.Failed("The texts could not be run: " + e + "."), null);
            }
        }

        private void report(long texts, double fraction) {
            if (isCancelled) {
                throw new CancellationException("cancelled by the user");
            }
            double known = Double.isNaN(fraction) ? 0 : fraction;
            int percent = (int) (100 * known);
            if (percent != shownPercent) {
                shownPercent = percent;
                inForeground(() -> status.set(new TextsStatus.Running(name, texts, known)));
            }
        }

        private void end(TextsStatus last, @Nullable CorpusReport report) {
            inForeground(() -> {
                current = null;
                status.set(last);
                if (report != null) {
                    grid.showTexts(report);
                }
            });
        }

        private void inForeground(Runnable task) {
            foreground.execute(() -> {
                if (current == this) {
                    task.run();
                }
            });
        }
    }
}
