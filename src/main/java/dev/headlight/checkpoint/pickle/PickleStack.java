package dev.headlight.checkpoint.pickle;

import dev.headlight.checkpoint.pickle.PickleValue.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack, its marks and the memo; how much may ever be pushed is bounded, and with it memory and time. */
final class PickleStack {
    /** A state dictionary pushes about 25 values a tensor. */
    static final int MOST_VALUES = 1 << 21;

    private final List<PickleValue> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();
    private long spent;

    void push(PickleValue value) throws PickleException {
        spend(1);
        values.add(value);
    }

    void mark() throws PickleException {
        spend(1);
        marks.add(values.size());
    }

    /** Counts values that are made or copied. */
    void spend(int count) throws PickleException {
        spent += count;
        if (spent > MOST_VALUES) {
            throw new PickleException("it makes more than " + MOST_VALUES + " values");
        }
    }

    PickleValue pop() throws PickleException {
        peek();
        return values.removeLast();
    }

    /** The topmost value above the last mark. */
    PickleValue peek() throws PickleException {
        if (values.size() <= floor()) {
            throw new PickleException("it takes a value from an empty stack");
        }
        return values.getLast();
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.getLast();
    }

    /** The topmost values, the uppermost last. */
    Tuple popTuple(int count) throws PickleException {
        if (values.size() - floor() < count) {
            throw new PickleException("it takes " + count + " values from a stack that has fewer");
        }
        return take(values.size() - count);
    }

    /** All values above the last mark, which goes too. */
    Tuple popToMark() throws PickleException {
        if (marks.isEmpty()) {
            throw new PickleException("it goes back to a mark that was not set");
        }
        return take(marks.removeLast());
    }

    private Tuple take(int from) {
        List<PickleValue> top = values.subList(from, values.size());
        Tuple tuple = new Tuple(top);
        top.clear();
        return tuple;
    }

    void memoize(long number) throws PickleException {
        spend(1);
        memo.put(number, peek());
    }

    void memoize() throws PickleException {
        memoize(memo.size());
    }

    PickleValue recall(long number) throws PickleException {
        PickleValue value = memo.get(number);
        if (value == null) {
            throw new PickleException("it recalls value " + number + ", which was not kept");
        }
        return value;
    }
}
