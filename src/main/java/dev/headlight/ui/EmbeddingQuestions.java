package dev.headlight.ui;

import dev.headlight.core.HiddenStates;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.state.ModelStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of hidden states needs of the open model, and what to say where the model lacks it.
 *
 * @param readings pieces of the model's graph
 */
record EmbeddingQuestions(WindowContext context, HiddenReadings readings) {
    /** Asks for what is to be shown; answers why there is nothing, or nothing where there is or will be something. */
    String ask(EmbeddingKind kind, Trace trace, @Nullable HiddenStates states) {
        if (!(context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open open)
                || !open.model().id().equals(trace.provenance().model())) {
            return "";
        }
        String name = trace.provenance().modelName();
        if (kind == EmbeddingKind.POSITIONS) {
            readings.askPositions(open.model());
            return readings.hasReadPositions() && readings.positions() == null
                    ? name + " adds no table of positions to its embeddings, or it was not found in its graph."
                    : "";
        }
        if (states == null) {
            return context.yields(TraceField.HIDDEN_STATES)
                    ? ""
                    : "The hidden states of " + name + " were not found in its graph, so they cannot be shown.";
        }
        return kind == EmbeddingKind.WORDS ? askWords(open.model(), trace, states) : "";
    }

    private String askWords(ModelDescription model, Trace trace, HiddenStates states) {
        if (!model.predictsTokens()) {
            return model.name() + " has no head that predicts words, so its hidden states cannot be read as words.";
        }
        readings.askWords(model, trace, states, token(trace));
        return readings.hasReadWords() && readings.words() == null
                ? "The head of " + model.name() + " that predicts words could not be told apart in its graph."
                : "";
    }

    /** The token in focus, else the first word. */
    private int token(Trace trace) {
        int focused = switch (context.selection().get().focus()) {
            case TokenFocus.None() -> -1;
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int query, int key) -> query;
        };
        return focused >= 0 && focused < trace.text().size()
                ? focused
                : trace.text().tokens().stream()
                        .filter(token -> !token.special())
                        .findFirst()
                        .map(Token::index)
                        .orElse(0);
    }
}
