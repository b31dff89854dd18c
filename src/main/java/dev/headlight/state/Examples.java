package dev.headlight.state;

import com.google.gson.Gson;
import dev.headlight.core.HeadRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the sentences that come with the program. */
public final class Examples {
    private Examples() {}

    /** The shape of the resource; layer and head count from 1 there, as in the texts. */
    private record Entry(String text, @Nullable String pair, int layer, int head, int query, String why) {
        Example toExample() {
            return new Example(text, pair, new HeadRef(layer - 1, head - 1), query, why);
        }
    }

    private record File(List<Entry> examples) {}

    public static List<Example> load() {
        try (InputStream stream = Objects.requireNonNull(Examples.class.getResourceAsStream("examples.json"))) {
            File file = new Gson().fromJson(new InputStreamReader(stream, StandardCharsets.UTF_8), File.class);
            return file.examples().stream().map(Entry::toExample).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the examples that come with the program could not be read", e);
        }
    }
}
