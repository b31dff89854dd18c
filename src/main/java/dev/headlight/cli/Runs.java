package dev.headlight.cli;

import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.RunCancelledException;
import dev.headlight.engine.RunFailedException;
import dev.headlight.engine.TraceRequest;
import dev.headlight.engine.Variant;
import java.util.List;

/** Runs of a model that nobody cancels. */
final class Runs {
    private Runs() {}

    static Trace execute(Engine engine, TraceRequest request) throws CommandFailedException {
        try {
            return engine.prepare(request).execute();
        } catch (RunFailedException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        } catch (RunCancelledException e) {
            throw new IllegalStateException("a run ended that nobody cancelled", e);
        }
    }

    /** What a model answers to its task. */
    static TaskAnswer answer(Engine engine, Variant variant) throws CommandFailedException {
        try {
            return engine.prepareAnswers(List.of(variant)).execute().getFirst();
        } catch (RunFailedException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        } catch (RunCancelledException e) {
            throw new IllegalStateException("a run ended that nobody cancelled", e);
        }
    }
}
