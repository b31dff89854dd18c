package dev.headlight.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * States of one thing, the present one with those before and those that were taken back.
 *
 * @param <S> an immutable state
 */
final class UndoHistory<S> {
    private final int most;
    private final Deque<Step<S>> before = new ArrayDeque<>();
    private final Deque<Step<S>> after = new ArrayDeque<>();
    private Step<S> present;
    private long numbers;

    /**
     * A state that was reached by a step.
     *
     * @param number tells steps apart, also those that led to equal states
     */
    record Step<S>(long number, S state) {}

    /** @param most so many steps are kept; older ones are forgotten */
    UndoHistory(S present, int most) {
        this.present = new Step<>(0, present);
        this.most = most;
    }

    Step<S> present() {
        return present;
    }

    /** The state before the last step, or empty. */
    Optional<S> previous() {
        return Optional.ofNullable(before.peekLast()).map(Step::state);
    }

    /** The state that {@link #redo} brings back, or empty. */
    Optional<S> next() {
        return Optional.ofNullable(after.peekLast()).map(Step::state);
    }

    /** A step; what was taken back cannot be brought back any more. */
    void push(S next) {
        before.addLast(present);
        if (before.size() > most) {
            before.removeFirst();
        }
        goOn(next);
    }

    /** The last step went on. */
    void goOn(S next) {
        numbers++;
        present = new Step<>(numbers, next);
        after.clear();
    }

    /** What came of the last step by itself. */
    void settle(S next) {
        present = new Step<>(present.number(), next);
    }

    /** Takes the last step back, if there is one. */
    Optional<S> undo() {
        return move(before, after);
    }

    /** Brings back what was taken back last, if nothing else was done since. */
    Optional<S> redo() {
        return move(after, before);
    }

    private Optional<S> move(Deque<Step<S>> from, Deque<Step<S>> to) {
        Step<S> next = from.pollLast();
        if (next == null) {
            return Optional.empty();
        }
        to.addLast(present);
        present = next;
        return Optional.of(next.state());
    }

    /** Forgets the oldest step; answers whether there was one. */
    boolean forgetOldest() {
        return before.pollFirst() != null;
    }

    /** All states that are kept. */
    Stream<S> states() {
        return Stream.of(before.stream(), Stream.of(present), after.stream())
                .flatMap(steps -> steps)
                .map(Step::state);
    }
}
