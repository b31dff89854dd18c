package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.TraceField;
import dev.headlight.engine.Engine;
import dev.headlight.engine.TraceRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the numbers of one run. */
@Command(name = "trace", description = "Writes the attentions of a text to a file, or prints its tokens.")
final class TraceCommand implements Callable<Integer> {
    private final InstalledModels models;
    private final Terminal terminal;

    @Mixin
    private final TextOptions input = new TextOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Writes attentions [layers, heads, queries, keys] and what --include names. The end of the name"
                            + " says how: .safetensors, .npz or .json for everything, .npy, .csv or .tsv for the attentions.")
    private @Nullable Path out;

    @Option(
            names = "--include",
            paramLabel = "NAME",
            split = ",",
            converter = FieldConverter.class,
            description = "Writes also some of queries,keys,values,hidden_states,logits.")
    private List<TraceField> include = List.of();

    @Option(names = "--json", description = "Prints tokens, ids and type ids as JSON.")
    private boolean isJson;

    TraceCommand(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException {
        if (out == null && !isJson) {
            throw new CommandFailedException("There is nothing to do: give --out FILE.safetensors, --json or both.");
        }
        if (out == null && !include.isEmpty()) {
            throw new CommandFailedException("--include names what to write: say where with --out FILE.safetensors.");
        }
        TraceOutput output = out == null ? null : TraceOutput.of(out, !include.isEmpty());
        try (Engine engine = input.open(models)) {
            TokenizedText tokens = input.tokenize(engine, terminal);
            if (output != null) {
                write(engine, tokens, output);
            }
            if (isJson) {
                terminal.json(json(tokens));
            }
        }
        return 0;
    }

    private void write(Engine engine, TokenizedText tokens, TraceOutput output) throws CommandFailedException {
        output.write(Runs.execute(engine, request(engine, tokens, fields(engine))));
        if (!isJson) {
            terminal.line("Wrote the trace of " + tokens.size() + " tokens to " + output.file());
        }
    }

    /** Logits are those of every token; they take a quarter of the run where they are words, so not unless asked for. */
    private static TraceRequest request(Engine engine, TokenizedText text, Set<TraceField> fields) {
        boolean isEverywhere = engine.model().predictsTokens() && fields.contains(TraceField.LOGITS);
        List<Integer> positions =
                isEverywhere ? IntStream.range(0, text.size()).boxed().toList() : List.of();
        return new TraceRequest(text, fields, Set.of(), positions);
    }

    private Set<TraceField> fields(Engine engine) throws CommandFailedException {
        Set<TraceField> fields = EnumSet.noneOf(TraceField.class);
        fields.addAll(include);
        Set<TraceField> present = EnumSet.noneOf(TraceField.class);
        present.addAll(engine.model().outputs().details().keySet());
        if (engine.model().outputs().answersTask()) {
            present.add(TraceField.LOGITS);
        }
        if (!present.containsAll(fields)) {
            throw new CommandFailedException("The model " + engine.model().id() + " yields " + names(present)
                    + " beside the attentions, and --include asks for " + names(fields)
                    + ". Leave out what it does not yield.");
        }
        return fields;
    }

    private static String names(Set<TraceField> fields) {
        return fields.isEmpty()
                ? "nothing"
                : fields.stream().sorted().map(TraceField::externalName).collect(Collectors.joining(", "));
    }

    private static JsonObject json(TokenizedText text) {
        JsonArray tokens = new JsonArray();
        JsonArray ids = new JsonArray();
        JsonArray typeIds = new JsonArray();
        for (Token token : text.tokens()) {
            tokens.add(token.text());
            ids.add(token.id());
            typeIds.add(token.typeId());
        }
        JsonObject json = new JsonObject();
        json.add("tokens", tokens);
        json.add("ids", ids);
        json.add("type_ids", typeIds);
        return json;
    }
}
