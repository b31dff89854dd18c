package dev.headlight.cli;

import dev.headlight.cli.Terminal.ProgressStyle;
import dev.headlight.corpus.CorpusRun;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells on standard error how many texts are done, every now and then. */
final class TextProgress implements CorpusRun.Progress, AutoCloseable {
    private static final long SHORT_WHILE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONG_WHILE = TimeUnit.SECONDS.toNanos(5);

    private final ProgressLine line;
    private final long pause;
    private long last;

    TextProgress(Terminal terminal) {
        line = new ProgressLine(terminal);
        pause = terminal.progress() == ProgressStyle.OVERWRITTEN ? SHORT_WHILE : LONG_WHILE;
        // The first report comes as soon as the line has lost its patience.
        last = System.nanoTime() - pause + TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void report(long texts, double fraction) {
        long now = System.nanoTime();
        if (now - last < pause) {
            return;
        }
        last = now;
        String read = Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, ", %.0f %% of the file", 100 * fraction);
        line.report(texts + (texts == 1 ? " text" : " texts") + read, 0);
    }

    @Override
    public void close() {
        line.close();
    }
}
