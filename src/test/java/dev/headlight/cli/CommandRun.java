package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.state.EngineProbe;
import dev.headlight.testing.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What one start of the program printed, and its exit code. */
record CommandRun(int code, String out, String err) {
    /** The store that the build fills with the real models. */
    static Path realStore() {
        Path model = TestStore.model("bert-base-uncased").files().folder();
        return model.resolveSibling(".").normalize();
    }

    static CommandRun withModels(String... arguments) {
        return in(realStore(), arguments);
    }

    static CommandRun in(Path store, String... arguments) {
        return run(store, Path.of("target/not-to-be-made"), options -> {}, arguments);
    }

    static CommandRun run(Path store, Path log, Window window, String... arguments) {
        return run(library(store), log, window, arguments);
    }

    static CommandRun with(ModelLibrary library, String... arguments) {
        return run(library, Path.of("target/not-to-be-made"), options -> {}, arguments);
    }

    private static CommandRun run(ModelLibrary library, Path log, Window window, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err));
        int code = new Commands(library, window, terminal, new BugReport(log)).run(arguments);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What is opened by its path is kept under {@code target}. */
    static ModelLibrary library(Path store) {
        return ModelLibrary.of(
                new ModelStore(List.of(store)),
                new EngineProbe(EngineSettings.standard()),
                Path.of("target", "test-cache"));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Done, and nothing to complain about. */
    CommandRun done() {
        assertThat(err).isEmpty();
        assertThat(code).isZero();
        return this;
    }

    /** The only line on standard error of a command that was used wrongly and printed nothing else. */
    String complaint() {
        assertThat(code).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err.lines()).hasSize(1);
        assertThat(err).startsWith("headlight: ").endsWith(System.lineSeparator());
        return err.strip();
    }

    /** Standard output, which is one line of JSON. */
    JsonObject json() {
        assertThat(out.lines()).hasSize(1);
        return JsonParser.parseString(out).getAsJsonObject();
    }
}
