package dev.headlight.model;

/** Hears how far a long piece of work is. Calls come from the thread that works. */
@FunctionalInterface
public interface Progress {
    /**
     * @param step what is being done, for people
     * @param fraction how much of this step is done, 0..1
     */
    void report(String step, double fraction);
}
