package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.core.HeadRef;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import dev.headlight.engine.Variant;
import dev.headlight.model.LabelScales;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a model answers to its task: words for masks, labels, spans, answers. */
@Command(
        name = "predict",
        description = "Prints what the model answers to its task: words for each [MASK], labels, spans or answers.")
final class PredictCommand implements Callable<Integer> {
    private final InstalledModels models;
    private final Terminal terminal;

    @Mixin
    private final TextOptions input = new TextOptions();

    @Option(
            names = "--top",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "How many candidates for each [MASK], or answers; ${DEFAULT-VALUE} if not given.")
    private int top;

    @Option(
            names = "--without",
            paramLabel = "HEADS",
            split = ",",
            converter = HeadConverter.class,
            description = "Switches heads off, such as 8-11,5-4 (layer-head, counted from 1); what that changes stands"
                    + " beside.")
    private List<HeadRef> without = List.of();

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
            List<Integer> masks = engine.model().predictsTokens() ? masks(engine, text) : List.of();
            Set<HeadRef> off = new TreeSet<>(without);
            TaskAnswer answer = Runs.answer(engine, new Variant(text, off, masks));
            TaskAnswer original = off.isEmpty() ? null : Runs.answer(engine, new Variant(text, Set.of(), masks));
            print(engine, text, answer, original);
        }
        return 0;
    }

    private void check(Engine engine) throws CommandFailedException {
        ModelDescription model = engine.model();
        boolean lacksMask = model.predictsTokens() && engine.maskTokenId() < 0;
        if (!model.outputs().answersTask() || lacksMask) {
            throw new CommandFailedException("The model " + model.id() + " does not predict words or labels; its task"
                    + " is " + model.task().externalName() + ". Choose another with --model.");
        }
        int most = model.predictsTokens() ? model.shape().vocabularySize() : Integer.MAX_VALUE;
        if (top < 1 || top > most) {
            throw new CommandFailedException(
                    "--top counts candidates from 1 to the " + most + " of the vocabulary, found " + top + ".");
        }
        checkHeads(engine);
    }

    private void checkHeads(Engine engine) throws CommandFailedException {
        ModelDescription.ModelShape shape = engine.model().shape();
        for (HeadRef head : without) {
            if (head.layer() >= shape.layers() || head.head() >= shape.heads()) {
                throw new CommandFailedException("The model " + engine.model().id() + " has no head " + head.label()
                        + "; it has " + shape.layers() + " layers of " + shape.heads() + " heads.");
            }
        }
        if (!without.isEmpty() && !engine.takesHeadMask()) {
            throw new CommandFailedException(
                    "Heads of the model " + engine.model().id()
                            + " cannot be switched off: its graph has no input for that. Leave out --without.");
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

    private void print(Engine engine, TokenizedText text, TaskAnswer answer, @Nullable TaskAnswer original) {
        LabelScale scale = LabelScales.of(engine.model());
        if (isJson) {
            JsonObject json = new AnswerJson(engine, scale, text, answer, original, top).json();
            if (!without.isEmpty()) {
                JsonArray heads = new JsonArray();
                new TreeSet<>(without).forEach(head -> heads.add(head.label()));
                json.add("without", heads);
            }
            terminal.json(json);
        } else {
            new AnswerText(engine, scale, text, answer, original, top).lines().forEach(terminal::line);
        }
    }
}
