package dev.headlight.checkpoint;

import dev.headlight.checkpoint.TorchTensor.TorchStorage;
import dev.headlight.checkpoint.pickle.PickleValue;
import dev.headlight.checkpoint.pickle.PickleValue.Call;
import dev.headlight.checkpoint.pickle.PickleValue.Constant;
import dev.headlight.checkpoint.pickle.PickleValue.Dictionary;
import dev.headlight.checkpoint.pickle.PickleValue.External;
import dev.headlight.checkpoint.pickle.PickleValue.Symbol;
import dev.headlight.checkpoint.pickle.PickleValue.Text;
import dev.headlight.checkpoint.pickle.PickleValue.Tuple;
import dev.headlight.checkpoint.pickle.PickleValue.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tensors in what {@code torch.save} wrote for a state dictionary.
 *
 * <p>The shapes of the calls are those of {@code torch/_utils.py} and {@code torch/serialization.py}.
 */
final class TorchState {
    /** Where training programs put the state dictionary beside other things. */
    private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");

    private static final int DEEPEST_WRAPPING = 4;

    private final Map<String, TorchStorage> storages = new HashMap<>();
    private final List<TorchTensor> tensors = new ArrayList<>();

    private TorchState() {}

    /**
     * The tensors in the order in which they were saved.
     *
     * @throws CheckpointException if there are none, or one is not as torch writes it
     */
    static List<TorchTensor> tensors(PickleValue saved) throws CheckpointException {
        TorchState state = new TorchState();
        state.collect(saved);
        for (String wrapper : WRAPPERS) {
            if (state.tensors.isEmpty() && saved instanceof Dictionary outer) {
                state.collect(outer.entries().getOrDefault(wrapper, Constant.NONE));
            }
        }
        if (state.tensors.isEmpty()) {
            throw new CheckpointException("The file holds " + saved.kind()
                    + ", expected a dictionary of tensors as model.state_dict() gives it");
        }
        return List.copyOf(state.tensors);
    }

    private void collect(PickleValue value) throws CheckpointException {
        if (value instanceof Dictionary dictionary) {
            for (Map.Entry<String, PickleValue> entry : dictionary.entries().entrySet()) {
                if (entry.getValue() instanceof Call call) {
                    tensors.add(tensor(entry.getKey(), unwrapped(call, entry.getKey())));
                }
            }
        }
    }

    /** A parameter is a call around the call that makes its tensor. */
    private static Call unwrapped(Call outermost, String name) throws CheckpointException {
        Call call = outermost;
        for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
            List<PickleValue> arguments = call.arguments().items();
            if (TorchSymbols.isParameter(call.callable()) && !arguments.isEmpty()) {
                call = expect(Call.class, arguments.getFirst(), name);
            } else if (TorchSymbols.isTypedTensor(call.callable()) && arguments.size() >= 3) {
                call = new Call(
                        expect(Symbol.class, arguments.get(0), name), expect(Tuple.class, arguments.get(2), name));
            } else {
                return call;
            }
        }
        throw new CheckpointException("The weight " + name + " is wrapped too often");
    }

    private TorchTensor tensor(String name, Call call) throws CheckpointException {
        List<PickleValue> arguments = call.arguments().items();
        if (!TorchSymbols.isTensor(call.callable()) || arguments.size() < 4) {
            throw new CheckpointException("The weight " + name + " is made by " + call.callable() + " from "
                    + arguments.size() + " values, which is no plain tensor");
        }
        List<PickleValue> id = storageId(expect(External.class, arguments.get(0), name), name);
        Symbol stored = expect(Symbol.class, id.get(1), name);
        StoredType type = TorchSymbols.storageType(stored, name);
        TorchStorage storage = storage(id, type, name);
        if (TorchSymbols.namesType(call.callable()) && arguments.size() >= 7) {
            type = TorchSymbols.elementType(expect(Symbol.class, arguments.get(6), name), name);
        }
        long offset = expect(Whole.class, arguments.get(1), name).number();
        WeightInfo weight = new WeightInfo(name, type, numbers(arguments.get(2), name));
        return new TorchTensor(weight, storage, offset, numbers(arguments.get(3), name)).checked();
    }

    private static List<Long> numbers(PickleValue value, String name) throws CheckpointException {
        PickleValue inner = value instanceof Call size && TorchSymbols.isSize(size.callable())
                ? size.arguments().items().stream().findFirst().orElse(size)
                : value;
        List<Long> numbers = new ArrayList<>();
        for (PickleValue item : expect(Tuple.class, inner, name).items()) {
            numbers.add(expect(Whole.class, item, name).number());
        }
        return numbers;
    }

    /** {@code ("storage", type, key, device, size)}, in old files with a view of another storage as sixth. */
    private static List<PickleValue> storageId(External external, String name) throws CheckpointException {
        List<PickleValue> id = expect(Tuple.class, external.id(), name).items();
        boolean view = id.size() == 6 && id.get(5) != Constant.NONE;
        if (id.size() < 5 || id.size() > 6 || view) {
            throw new CheckpointException("The weight " + name + " has its numbers in "
                    + external.id().kind() + ", expected a storage of torch 0.4 or newer");
        }
        return id;
    }

    private TorchStorage storage(List<PickleValue> id, StoredType type, String name) throws CheckpointException {
        String key = expect(Text.class, id.get(2), name).content();
        long size = expect(Whole.class, id.get(4), name).number();
        TorchStorage storage = new TorchStorage(key, size, TensorShapes.bytes(name, type, List.of(size)));
        TorchStorage known = storages.putIfAbsent(key, storage);
        if (known != null && !known.equals(storage)) {
            throw new CheckpointException("The storage " + key + " of " + name + " has " + storage.bytes()
                    + " bytes here and " + known.bytes() + " elsewhere");
        }
        return storage;
    }

    private static <T extends PickleValue> T expect(Class<T> kind, PickleValue value, String name)
            throws CheckpointException {
        if (!kind.isInstance(value)) {
            throw new CheckpointException("The weight " + name + " is not saved as torch does it: expected a "
                    + kind.getSimpleName() + ", found " + value.kind());
        }
        return kind.cast(value);
    }
}
