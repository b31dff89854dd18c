package dev.headlight.state;

import java.util.concurrent.Executor;

/** Numbers requests, so that what came of an older one can be dropped. All but handing over is for the foreground. */
final class RequestNumbers {
    private final Executor foreground;
    private long newest;

    RequestNumbers(Executor foreground) {
        this.foreground = foreground;
    }

    /** A number for a new request, which outdates all others. */
    long next() {
        return ++newest;
    }

    boolean isNewest(long request) {
        return request == newest;
    }

    /** Does something in the foreground; from any thread. */
    void handOver(Runnable task) {
        foreground.execute(task);
    }

    /** Does something in the foreground unless there is a newer request by then; from any thread. */
    void handOver(long request, Runnable task) {
        handOver(() -> {
            if (isNewest(request)) {
                task.run();
            }
        });
    }
}
