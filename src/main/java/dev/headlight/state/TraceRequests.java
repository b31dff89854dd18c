package dev.headlight.state;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.TraceField;
import dev.headlight.engine.AnswerRun;
import dev.headlight.engine.Engine;
import dev.headlight.engine.Run;
import dev.headlight.engine.TraceRequest;
import dev.headlight.engine.Variant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the model is asked about a text.
 *
 * @param text as the model reads it
 * @param off heads that pass nothing on
 */
record TraceRequests(Engine engine, TokenizedText text, SwitchedOffHeads off) {
    /** A run for the views and, where heads are off, one with all heads on. */
    TraceJob job(Set<TraceField> needed, TraceJob.Listener listener) {
        return new TraceJob(trace(needed), original(), listener);
    }

    private Run trace(Set<TraceField> needed) {
        Set<TraceField> fields = EnumSet.noneOf(TraceField.class);
        fields.addAll(needed);
        if (!engine.model().predictsTokens()) {
            fields.add(TraceField.LOGITS);
        }
        return engine.prepare(new TraceRequest(text, fields, off.heads(), masks()));
    }

    /** The answer alone with all heads on; null where that is no other one, or there is none. */
    private @Nullable AnswerRun original() {
        boolean isAnswered =
                engine.model().outputs().answersTask() && !(engine.model().predictsTokens() && masks().isEmpty());
        return off.isEmpty() || !isAnswered
                ? null
                : engine.prepareAnswers(List.of(new Variant(text, Set.of(), masks())));
    }

    /** Where a word is to be predicted. */
    private List<Integer> masks() {
        return engine.model().predictsTokens()
                ? text.tokens().stream()
                        .filter(token -> token.id() == engine.maskTokenId())
                        .map(Token::index)
                        .toList()
                : List.of();
    }
}
