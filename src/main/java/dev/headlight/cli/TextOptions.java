package dev.headlight.cli;

import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a model is run on, as options that several commands share. Filled in by the command line. */
final class TextOptions {
    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "The text, or its first sentence.")
    private String text = "";

    @Option(names = "--text-pair", paramLabel = "TEXT", description = "The second sentence.")
    private @Nullable String textPair;

    @Mixin
    private final ModelOption model = new ModelOption();

    /** Opens the model that was asked for. */
    Engine open(InstalledModels models) throws CommandFailedException {
        try {
            return Engine.open(model.find(models), EngineSettings.standard());
        } catch (ModelOpenException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The tokens of the text; tells what was cut. */
    TokenizedText tokenize(Engine engine, Terminal terminal) {
        return tokenize(engine, text, textPair, terminal);
    }

    /** The same for a text from elsewhere. */
    static TokenizedText tokenize(Engine engine, String text, @Nullable String textPair, Terminal terminal) {
        TokenizedText tokens = engine.tokenize(text, textPair);
        if (!tokens.cut().isNothing()) {
            terminal.complain("The text was cut to the " + tokens.size() + " tokens that the model takes: "
                    + tokens.cut().tokens() + " tokens and " + tokens.cut().characters()
                    + " characters after them were left out.");
        }
        return tokens;
    }
}
