package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.RunCancelledException;
import dev.headlight.engine.RunFailedException;
import dev.headlight.engine.TraceRequest;
import dev.headlight.model.ModelProbe;
import dev.headlight.model.ModelStoreException;

/**
 * Runs a model once in an engine of its own.
 *
 * @param settings of the engine
 */
public record EngineProbe(EngineSettings settings) implements ModelProbe {
    @Override
    public Trace run(ModelDescription model, String text) throws ModelStoreException {
        try (Engine engine = Engine.open(model, settings)) {
            return engine.prepare(TraceRequest.attentions(engine.tokenize(text, null)))
                    .execute();
        } catch (ModelOpenException | RunFailedException | RunCancelledException e) {
            throw new ModelStoreException("A first run failed: " + e.getMessage(), e);
        }
    }
}
