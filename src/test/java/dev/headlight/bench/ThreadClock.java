package dev.headlight.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Processor time of the threads that make a picture, by the beginnings of their names. */
final class ThreadClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String prefix;
    private long[] ids = {};

    ThreadClock(String prefix) {
        this.prefix = prefix;
    }

    /** Looks for the threads; to be called before measuring, when all are there. */
    void find() {
        ids = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(prefix))
                .mapToLong(thread -> thread.getThreadId())
                .toArray();
        if (ids.length == 0) {
            throw new IllegalStateException("no thread is called " + prefix);
        }
    }

    /** In nanoseconds, of all of them together. */
    long time() {
        return Arrays.stream(ids).map(THREADS::getThreadCpuTime).sum();
    }
}
