package dev.headlight.checkpoint.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a pickle describes.
 *
 * <p>A hostile pickle can make a list or dictionary that holds itself, so nothing here walks down by itself: the two
 * compare by identity, and {@link #kind} looks at the outermost value only.
 */
public sealed interface PickleValue {
    /** The values without content. */
    enum Constant implements PickleValue {
        NONE,
        TRUE,
        FALSE;

        static Constant of(boolean truth) {
            return truth ? TRUE : FALSE;
        }
    }

    /** An integer that fits into 64 bits. */
    record Whole(long number) implements PickleValue {}

    /** A floating-point number. */
    record Real(double number) implements PickleValue {}

    /** Unicode, or the byte string of Python 2. */
    record Text(String content) implements PickleValue {}

    /** A function, type or constant of a Python module, by its name only. */
    record Symbol(String module, String name) implements PickleValue {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /** A sequence that cannot change. */
    record Tuple(List<PickleValue> items) implements PickleValue {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** A call that was asked for and not made. */
    record Call(Symbol callable, Tuple arguments) implements PickleValue {}

    /** A thing that lies outside of the pickle. */
    record External(PickleValue id) implements PickleValue {}

    /** A sequence that grows while the pickle is read. */
    final class Items implements PickleValue {
        private final List<PickleValue> items = new ArrayList<>();

        Items() {}

        void add(PickleValue item) {
            items.add(item);
        }

        public List<PickleValue> items() {
            return Collections.unmodifiableList(items);
        }
    }

    /** Texts with values, in the order in which they came; entries with other keys are left out. */
    final class Dictionary implements PickleValue {
        private final SequencedMap<String, PickleValue> entries = new LinkedHashMap<>();

        Dictionary() {}

        void put(PickleValue key, PickleValue value) {
            if (key instanceof Text text) {
                entries.put(text.content(), value);
            }
        }

        public Map<String, PickleValue> entries() {
            return Collections.unmodifiableMap(entries);
        }
    }

    /** What it is, for people; one level deep. */
    default String kind() {
        return switch (this) {
            case Constant constant -> constant.name();
            case Whole whole -> "the number " + whole.number();
            case Real real -> "the number " + real.number();
            case Text _ -> "a text";
            case Symbol symbol -> symbol.toString();
            case Tuple tuple -> "a tuple of " + tuple.items().size();
            case Call call -> "a call of " + call.callable();
            case External _ -> "an external thing";
            case Items list -> "a list of " + list.items().size();
            case Dictionary dictionary ->
                "a dictionary of " + dictionary.entries().size();
        };
    }
}
