package dev.headlight.checkpoint;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads weights into arrays. */
final class WeightNumbers {
    private WeightNumbers() {}

    static Map<String, float[]> read(WeightSource source, String... names) throws IOException {
        Map<String, float[]> read = new TreeMap<>();
        source.read(Set.of(names), (weight, numbers) -> {
            float[] copy = new float[numbers.remaining()];
            numbers.get(copy);
            read.put(weight.name(), copy);
        });
        return read;
    }

    /** All weights with floating-point numbers. */
    static Map<String, float[]> readAll(WeightSource source) throws IOException {
        Set<String> names = new TreeSet<>();
        source.weights().stream()
                .filter(weight -> weight.type().isFloatingPoint())
                .forEach(weight -> names.add(weight.name()));
        return read(source, names.toArray(String[]::new));
    }
}
