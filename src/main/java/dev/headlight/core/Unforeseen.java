package dev.headlight.core;

/** Failures that are bugs, met where somebody else must go on. */
public final class Unforeseen {
    private Unforeseen() {}

    /** Tells whoever watches this thread, as if nobody had caught it; any thread. */
    public static void tell(Throwable failure) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, failure);
    }
}
