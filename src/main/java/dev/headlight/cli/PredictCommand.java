package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.analysis.MaskPredictions;
import dev.headlight.analysis.MaskPredictions.Candidate;
import dev.headlight.core.Token;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import dev.headlight.engine.TraceRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a model would put in the places of {@code [MASK]}. */
@Command(name = "predict", description = "Prints what the model would put in each place of [MASK].")
final class PredictCommand implements Callable<Integer> {
    private final InstalledModels models;
    private final Terminal terminal;

    @Mixin
    private final TextOptions input = new TextOptions();

    @Option(
            names = "--top",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "How many candidates, ${DEFAULT-VALUE} if not given.")
    private int top;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean isJson;

    PredictCommand(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailedException {
        try (Engine engine = input.open(models)) {
            check(engine);
            TokenizedText text = input.tokenize(engine, terminal);
            List<Integer> masks = masks(engine, text);
            TokenLogits logits = Objects.requireNonNull(
                    Runs.execute(engine, new TraceRequest(text, Set.of(), Set.of(), masks))
                            .details()
                            .predictions(),
                    "a model with logits answers at every position");
            print(engine, logits);
        }
        return 0;
    }

    private void check(Engine engine) throws CommandFailedException {
        if (!engine.model().predictsTokens() || engine.maskTokenId() < 0) {
            throw new CommandFailedException(
                    "The model " + engine.model().id() + " does not predict words; its task is "
                            + engine.model().task().externalName() + ". Choose another with --model.");
        }
        int words = engine.model().shape().vocabularySize();
        if (top < 1 || top > words) {
            throw new CommandFailedException(
                    "--top counts candidates from 1 to the " + words + " of the vocabulary, found " + top + ".");
        }
    }

    private static List<Integer> masks(Engine engine, TokenizedText text) throws CommandFailedException {
        List<Integer> masks = text.tokens().stream()
                .filter(token -> token.id() == engine.maskTokenId())
                .map(Token::index)
                .toList();
        if (masks.isEmpty()) {
            String mask = engine.tokenText(engine.maskTokenId());
            throw new CommandFailedException("The text has no " + mask + ". Write " + mask
                    + " where a word is to be guessed, as in \"Hello, I am a " + mask + " model.\"");
        }
        return masks;
    }

    private void print(Engine engine, TokenLogits logits) {
        JsonArray masks = new JsonArray();
        for (int row = 0; row < logits.positions().size(); row++) {
            List<Candidate> candidates = MaskPredictions.top(logits, row, top);
            int position = logits.positions().get(row);
            masks.add(json(engine, position, candidates));
            if (!isJson) {
                print(engine, position, candidates);
            }
        }
        if (isJson) {
            JsonObject json = new JsonObject();
            json.add("masks", masks);
            terminal.json(json);
        }
    }

    private void print(Engine engine, int position, List<Candidate> candidates) {
        terminal.line(engine.tokenText(engine.maskTokenId()) + " at token " + position);
        for (Candidate candidate : candidates) {
            terminal.line(String.format(
                    Locale.ROOT, "  %.4f  %s", candidate.probability(), engine.tokenReading(candidate.id())));
        }
    }

    private static JsonObject json(Engine engine, int position, List<Candidate> candidates) {
        JsonArray list = new JsonArray();
        for (Candidate candidate : candidates) {
            JsonObject item = new JsonObject();
            item.addProperty("token", engine.tokenText(candidate.id()));
            item.addProperty("id", candidate.id());
            item.addProperty("probability", candidate.probability());
            list.add(item);
        }
        JsonObject json = new JsonObject();
        json.addProperty("position", position);
        json.add("candidates", list);
        return json;
    }
}
