package dev.headlight.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One size of a tensor as a product: a whole number times named sizes that are known only at run time.
 *
 * @param symbols sorted; empty if the size is a plain number
 */
record Dim(long factor, List<String> symbols) {
    static final Dim ONE = of(1);
    static final Dim ZERO = of(0);

    /** Beyond this a product is not followed. */
    private static final long LARGEST = 1L << 40;

    private static final int MOST_SYMBOLS = 8;

    Dim {
        symbols = factor == 0 ? List.of() : symbols.stream().sorted().toList();
    }

    static Dim of(long number) {
        return new Dim(number, List.of());
    }

    static Dim named(String symbol) {
        return new Dim(1, List.of(symbol));
    }

    boolean isNumber() {
        return symbols.isEmpty();
    }

    boolean is(long number) {
        return isNumber() && factor == number;
    }

    OptionalLong number() {
        return isNumber() ? OptionalLong.of(factor) : OptionalLong.empty();
    }

    /** Empty where the product grows too large to follow. */
    Optional<Dim> times(Dim other) {
        boolean large = Math.abs(factor) > LARGEST || Math.abs(other.factor) > LARGEST;
        if (large || symbols.size() + other.symbols.size() > MOST_SYMBOLS) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(symbols);
        all.addAll(other.symbols);
        return Optional.of(new Dim(factor * other.factor, all));
    }

    /** Empty where the sum is no such product. */
    Optional<Dim> plus(Dim other) {
        if (factor == 0) {
            return Optional.of(other);
        }
        if (other.factor == 0) {
            return Optional.of(this);
        }
        return symbols.equals(other.symbols) ? Optional.of(new Dim(factor + other.factor, symbols)) : Optional.empty();
    }

    Optional<Dim> minus(Dim other) {
        return plus(new Dim(-other.factor, other.symbols));
    }

    /** Empty where it does not divide evenly. */
    Optional<Dim> dividedBy(Dim other) {
        if (other.factor == 0 || factor % other.factor != 0) {
            return Optional.empty();
        }
        List<String> left = new ArrayList<>(symbols);
        for (String symbol : other.symbols) {
            if (!left.remove(symbol)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Dim(factor / other.factor, left));
    }

    @Override
    public String toString() {
        if (isNumber()) {
            return Long.toString(factor);
        }
        String names = String.join("*", symbols);
        return factor == 1 ? names : factor + "*" + names;
    }
}
