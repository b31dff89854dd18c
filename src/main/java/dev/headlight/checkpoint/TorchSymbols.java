package dev.headlight.checkpoint;

import dev.headlight.checkpoint.pickle.PickleValue.Symbol;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Python names that a state dictionary of PyTorch needs; no other is accepted. */
final class TorchSymbols {
    private static final Map<String, StoredType> STORAGES = Map.ofEntries(
            Map.entry("DoubleStorage", StoredType.FLOAT64),
            Map.entry("FloatStorage", StoredType.FLOAT32),
            Map.entry("HalfStorage", StoredType.FLOAT16),
            Map.entry("BFloat16Storage", StoredType.BFLOAT16),
            Map.entry("LongStorage", StoredType.INT64),
            Map.entry("IntStorage", StoredType.INT32),
            Map.entry("ShortStorage", StoredType.INT16),
            Map.entry("CharStorage", StoredType.INT8),
            Map.entry("ByteStorage", StoredType.UINT8),
            Map.entry("BoolStorage", StoredType.BOOL),
            Map.entry("UntypedStorage", StoredType.UINT8));

    private static final Map<String, StoredType> ELEMENTS = Map.of(
            "uint16", StoredType.UINT16,
            "uint32", StoredType.UINT32,
            "uint64", StoredType.UINT64,
            "float8_e4m3fn", StoredType.FLOAT8_E4M3,
            "float8_e5m2", StoredType.FLOAT8_E5M2,
            "float16", StoredType.FLOAT16,
            "bfloat16", StoredType.BFLOAT16,
            "float32", StoredType.FLOAT32);

    /** Names the type of its elements, because its storage has none. */
    private static final Symbol TENSOR_OF_TYPE = new Symbol("torch._utils", "_rebuild_tensor_v3");

    private static final Set<Symbol> TENSORS = Set.of(
            new Symbol("torch._utils", "_rebuild_tensor"),
            new Symbol("torch._utils", "_rebuild_tensor_v2"),
            TENSOR_OF_TYPE);

    private static final Set<Symbol> PARAMETERS = Set.of(
            new Symbol("torch._utils", "_rebuild_parameter"),
            new Symbol("torch._utils", "_rebuild_parameter_with_state"));

    private static final Symbol TYPED_TENSOR = new Symbol("torch._tensor", "_rebuild_from_type_v2");

    private static final Symbol SIZE = new Symbol("torch", "Size");

    private static final Set<Symbol> TYPES = Set.of(
            new Symbol("torch", "Tensor"),
            new Symbol("torch.nn.parameter", "Parameter"),
            new Symbol("torch.nn.parameter", "Buffer"));

    private TorchSymbols() {}

    /** Whether a state dictionary may name it. */
    static boolean areNeeded(Symbol symbol) {
        return isStorage(symbol)
                || isTensor(symbol)
                || isParameter(symbol)
                || isTypedTensor(symbol)
                || isSize(symbol)
                || isElement(symbol)
                || TYPES.contains(symbol);
    }

    static boolean isTensor(Symbol symbol) {
        return TENSORS.contains(symbol);
    }

    static boolean isParameter(Symbol symbol) {
        return PARAMETERS.contains(symbol);
    }

    static boolean isTypedTensor(Symbol symbol) {
        return symbol.equals(TYPED_TENSOR);
    }

    static boolean isSize(Symbol symbol) {
        return symbol.equals(SIZE);
    }

    static boolean namesType(Symbol symbol) {
        return symbol.equals(TENSOR_OF_TYPE);
    }

    /** @throws CheckpointException if it is no type of storage */
    static StoredType storageType(Symbol symbol, String name) throws CheckpointException {
        return known(isStorage(symbol) ? STORAGES.get(symbol.name()) : null, symbol, name);
    }

    /** @throws CheckpointException if it is no type of elements */
    static StoredType elementType(Symbol symbol, String name) throws CheckpointException {
        return known(isElement(symbol) ? ELEMENTS.get(symbol.name()) : null, symbol, name);
    }

    private static StoredType known(@Nullable StoredType type, Symbol symbol, String name) throws CheckpointException {
        if (type == null) {
            throw new CheckpointException(
                    "The weight " + name + " has numbers of the type " + symbol + ", which cannot be read");
        }
        return type;
    }

    private static boolean isStorage(Symbol symbol) {
        return (symbol.module().equals("torch") || symbol.module().equals("torch.storage"))
                && STORAGES.containsKey(symbol.name());
    }

    private static boolean isElement(Symbol symbol) {
        return symbol.module().equals("torch") && ELEMENTS.containsKey(symbol.name());
    }
}
