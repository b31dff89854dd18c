package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.StoredType;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.checkpoint.WeightSource;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A checkpoint of random numbers, always the same for the same calls. */
final class RandomWeights implements WeightSource {
    private static final double SPREAD = 0.3;

    private final Random random = new Random(7);
    private final Map<String, WeightInfo> infos = new LinkedHashMap<>();
    private final Map<String, float[]> numbers = new LinkedHashMap<>();

    /** A linear layer as PyTorch stores it: {@code weight [out, in]} and {@code bias [out]}. */
    RandomWeights linear(String module, int in, int out) {
        return tensor(module + ".weight", out, in).tensor(module + ".bias", out);
    }

    RandomWeights norm(String module, int size) {
        return tensor(module + ".weight", size).tensor(module + ".bias", size);
    }

    RandomWeights table(String module, int rows, int columns) {
        return tensor(module + ".weight", rows, columns);
    }

    RandomWeights tensor(String name, long... shape) {
        List<Long> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size);
        }
        WeightInfo info = new WeightInfo(name, StoredType.FLOAT32, sizes);
        float[] drawn = new float[(int) info.size()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) (random.nextGaussian() * SPREAD);
        }
        infos.put(name, info);
        numbers.put(name, drawn);
        return this;
    }

    /** Gives a tensor another name. */
    RandomWeights rename(String from, String to) {
        WeightInfo info = infos.remove(from);
        float[] drawn = numbers.remove(from);
        if (info == null || drawn == null) {
            throw new IllegalArgumentException("there is no " + from);
        }
        infos.put(to, new WeightInfo(to, info.type(), info.shape()));
        numbers.put(to, drawn);
        return this;
    }

    /** Gives the same numbers a second name. */
    RandomWeights alias(String name, String second) {
        WeightInfo info = infos.get(name);
        if (info == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        infos.put(second, new WeightInfo(second, info.type(), info.shape()));
        numbers.put(second, get(name));
        return this;
    }

    RandomWeights without(String name) {
        get(name);
        infos.remove(name);
        numbers.remove(name);
        return this;
    }

    /** Says that a tensor is stored as another type. */
    RandomWeights stored(String name, StoredType type) {
        infos.computeIfPresent(name, (_, info) -> new WeightInfo(name, type, info.shape()));
        return this;
    }

    /** Names of all tensors. */
    Set<String> names() {
        return Set.copyOf(infos.keySet());
    }

    float[] get(String name) {
        float[] found = numbers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return found;
    }

    /** A matrix by rows. */
    double[][] rows(String name) {
        float[] flat = get(name);
        WeightInfo info = infos.get(name);
        int columns = info == null ? 1 : info.shape().getLast().intValue();
        double[][] rows = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    @Override
    public List<WeightInfo> weights() {
        return List.copyOf(infos.values());
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        for (WeightInfo info : infos.values()) {
            if (names.contains(info.name())) {
                reader.accept(info, FloatBuffer.wrap(get(info.name())));
            }
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
