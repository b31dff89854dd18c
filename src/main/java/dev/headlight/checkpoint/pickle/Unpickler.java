package dev.headlight.checkpoint.pickle;

import dev.headlight.checkpoint.pickle.PickleValue.Call;
import dev.headlight.checkpoint.pickle.PickleValue.Constant;
import dev.headlight.checkpoint.pickle.PickleValue.Dictionary;
import dev.headlight.checkpoint.pickle.PickleValue.External;
import dev.headlight.checkpoint.pickle.PickleValue.Items;
import dev.headlight.checkpoint.pickle.PickleValue.Real;
import dev.headlight.checkpoint.pickle.PickleValue.Symbol;
import dev.headlight.checkpoint.pickle.PickleValue.Text;
import dev.headlight.checkpoint.pickle.PickleValue.Tuple;
import dev.headlight.checkpoint.pickle.PickleValue.Whole;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads one pickle of protocol 2 to 5 without executing anything.
 *
 * <p>Only the instructions that dictionaries of numbers need are followed, only symbols that the caller allows may be
 * named, and a call becomes a {@link Call} that nobody makes. Memory and time are bounded by the length of the pickle.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">the instructions</a>
 */
public final class Unpickler {
    private static final Symbol ORDERED_DICTIONARY = new Symbol("collections", "OrderedDict");
    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput input;
    private final Predicate<Symbol> allowed;
    private final PickleStack stack = new PickleStack();

    private Unpickler(ByteBuffer bytes, Predicate<Symbol> allowed) {
        this.input = new PickleInput(bytes);
        this.allowed = allowed;
    }

    /**
     * Reads one pickle from the buffer's position on, and leaves the position after it.
     *
     * @param allowed whether a symbol may be named; {@code collections.OrderedDict} always may
     * @throws PickleException if it is damaged, or needs an instruction or a symbol that is not allowed; the message is
     *     a clause about "it"
     */
    public static PickleValue read(ByteBuffer bytes, Predicate<Symbol> allowed) throws PickleException {
        Unpickler unpickler = new Unpickler(bytes, allowed);
        Opcode opcode = Opcode.of(unpickler.input.unsignedByte());
        while (opcode != Opcode.STOP) {
            unpickler.follow(opcode);
            opcode = Opcode.of(unpickler.input.unsignedByte());
        }
        return unpickler.stack.pop();
    }

    private void follow(Opcode opcode) throws PickleException {
        switch (opcode) {
            case PROTO -> protocol(input.unsignedByte());
            case FRAME -> input.wholeLong();
            case NONE -> stack.push(Constant.NONE);
            case NEWTRUE, NEWFALSE -> stack.push(Constant.of(opcode == Opcode.NEWTRUE));
            case BININT -> stack.push(new Whole(input.wholeInt()));
            case BININT1 -> stack.push(new Whole(input.unsignedByte()));
            case BININT2 -> stack.push(new Whole(input.unsignedShort()));
            case LONG1 -> stack.push(new Whole(input.wholeOf(input.unsignedByte())));
            case LONG4 -> stack.push(new Whole(input.wholeOf(input.wholeInt())));
            case BINFLOAT -> stack.push(new Real(input.real()));
            case BINUNICODE -> stack.push(new Text(input.unicode(input.unsignedInt())));
            case SHORT_BINUNICODE -> stack.push(new Text(input.unicode(input.unsignedByte())));
            case BINUNICODE8 -> stack.push(new Text(input.unicode(input.wholeLong())));
            case BINSTRING -> stack.push(new Text(input.byteString(input.wholeInt())));
            case SHORT_BINSTRING -> stack.push(new Text(input.byteString(input.unsignedByte())));
            case GLOBAL -> symbol(input.line(), input.line());
            case STACK_GLOBAL -> stackSymbol();
            case REDUCE -> call();
            case BUILD -> attributes();
            case BINPERSID -> stack.push(new External(stack.pop()));
            default -> followContainer(opcode);
        }
    }

    private void followContainer(Opcode opcode) throws PickleException {
        switch (opcode) {
            case MARK -> stack.mark();
            case POP -> stack.pop();
            case POP_MARK -> stack.popToMark();
            case EMPTY_TUPLE -> stack.push(new Tuple(List.of()));
            case TUPLE1 -> stack.push(stack.popTuple(1));
            case TUPLE2 -> stack.push(stack.popTuple(2));
            case TUPLE3 -> stack.push(stack.popTuple(3));
            case TUPLE -> stack.push(stack.popToMark());
            case EMPTY_LIST -> stack.push(new Items());
            case APPEND -> append(stack.popTuple(1));
            case APPENDS -> append(stack.popToMark());
            case EMPTY_DICT -> stack.push(new Dictionary());
            case SETITEM -> put(stack.popTuple(2));
            case SETITEMS -> put(stack.popToMark());
            case BINPUT -> stack.memoize(input.unsignedByte());
            case LONG_BINPUT -> stack.memoize(input.unsignedInt());
            case MEMOIZE -> stack.memoize();
            case BINGET -> stack.push(stack.recall(input.unsignedByte()));
            case LONG_BINGET -> stack.push(stack.recall(input.unsignedInt()));
            default ->
                throw new PickleException("it uses the pickle instruction " + opcode + ", which weights do not need");
        }
    }

    private static void protocol(int version) throws PickleException {
        if (version < 2 || version > NEWEST_PROTOCOL) {
            throw new PickleException("it has the pickle protocol " + version + ", expected 2 to " + NEWEST_PROTOCOL);
        }
    }

    private void stackSymbol() throws PickleException {
        List<PickleValue> names = stack.popTuple(2).items();
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text name)) {
            throw new PickleException("it names a symbol by " + names.get(0).kind() + " and "
                    + names.get(1).kind() + ", expected two texts");
        }
        symbol(module.content(), name.content());
    }

    private void symbol(String module, String name) throws PickleException {
        Symbol symbol = new Symbol(module, name);
        if (!symbol.equals(ORDERED_DICTIONARY) && !allowed.test(symbol)) {
            throw new PickleException(
                    "it names the Python symbol " + printable(symbol) + ", which weights do not need");
        }
        stack.push(symbol);
    }

    private static String printable(Symbol symbol) {
        String name = symbol.toString();
        String cut = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return cut.replaceAll("\\p{C}", "?");
    }

    private void call() throws PickleException {
        PickleValue arguments = stack.pop();
        PickleValue callable = stack.pop();
        if (!(callable instanceof Symbol symbol) || !(arguments instanceof Tuple tuple)) {
            throw new PickleException("it calls " + callable.kind() + " with " + arguments.kind());
        }
        stack.push(symbol.equals(ORDERED_DICTIONARY) ? dictionary(tuple) : new Call(symbol, tuple));
    }

    /** Python 2 gave the entries as a list of pairs. */
    private Dictionary dictionary(Tuple arguments) throws PickleException {
        Dictionary dictionary = new Dictionary();
        if (arguments.items().isEmpty()) {
            return dictionary;
        }
        if (arguments.items().size() != 1 || !(arguments.items().getFirst() instanceof Items pairs)) {
            throw new PickleException("it makes a dictionary from " + arguments.kind() + ", expected a list of pairs");
        }
        stack.spend(pairs.items().size());
        for (PickleValue pair : pairs.items()) {
            List<PickleValue> items = pair instanceof Items list ? list.items() : List.of();
            if (items.size() != 2) {
                throw new PickleException("it makes a dictionary from " + pair.kind() + ", expected a pair");
            }
            dictionary.put(items.get(0), items.get(1));
        }
        return dictionary;
    }

    /** What a state dictionary carries beside its weights, such as the versions of modules, is not needed. */
    private void attributes() throws PickleException {
        stack.pop();
        PickleValue target = stack.peek();
        if (!(target instanceof Dictionary)) {
            throw new PickleException("it sets attributes of " + target.kind() + ", expected a dictionary");
        }
    }

    private void append(Tuple items) throws PickleException {
        PickleValue target = stack.peek();
        if (!(target instanceof Items list)) {
            throw new PickleException("it appends to " + target.kind() + ", expected a list");
        }
        items.items().forEach(list::add);
    }

    private void put(Tuple pairs) throws PickleException {
        PickleValue target = stack.peek();
        List<PickleValue> items = pairs.items();
        if (!(target instanceof Dictionary dictionary) || items.size() % 2 != 0) {
            throw new PickleException("it puts " + items.size() + " keys and values into " + target.kind());
        }
        for (int i = 0; i < items.size(); i += 2) {
            dictionary.put(items.get(i), items.get(i + 1));
        }
    }
}
