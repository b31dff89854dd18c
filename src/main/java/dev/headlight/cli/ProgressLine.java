package dev.headlight.cli;

import dev.headlight.cli.Terminal.ProgressStyle;
import dev.headlight.model.Progress;
import java.util.concurrent.TimeUnit;

/**
 * Tells on standard error how far long work is: one line that is written over on a terminal, else a line for each step.
 * Work that is soon done is not worth a line.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final long begin = System.nanoTime();
    private String last = "";

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void report(String step, double fraction) {
        if (terminal.progress() == ProgressStyle.NONE || System.nanoTime() - begin < PATIENCE) {
            return;
        }
        int percent = (int) Math.round(100 * fraction);
        boolean isWrittenOver = terminal.progress() == ProgressStyle.OVERWRITTEN;
        String line = isWrittenOver && percent > 0 ? step + " " + percent + " %" : step;
        if (!line.equals(last)) {
            terminal.err().print(isWrittenOver ? ERASE + line : line + System.lineSeparator());
            terminal.err().flush();
            last = line;
        }
    }

    @Override
    public void close() {
        if (terminal.progress() == ProgressStyle.OVERWRITTEN && !last.isEmpty()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }
}
