package dev.headlight.state;

import dev.headlight.analysis.norms.ValueMetric;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelPart;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.PartSession;
import dev.headlight.engine.RunFailedException;
import dev.headlight.model.ModelPieces;
import dev.headlight.model.ModelStoreException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the output matrix of a layer does to the values of its heads, read from a model's graph layer by layer when it is
 * first asked for and kept. Any thread but the one that paints the window: the first answer takes a tenth of a second.
 */
final class OutputMatrices {
    private static final Logger LOG = Logger.getLogger(OutputMatrices.class.getName());

    private final ModelDescription model;
    private final EngineSettings settings;
    private final Map<Integer, Optional<ValueMetric>> layers = new ConcurrentHashMap<>();
    private Optional<ModelPieces> pieces = Optional.empty();
    private boolean isRead;

    OutputMatrices(ModelDescription model, EngineSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    ModelDescription model() {
        return model;
    }

    /** Empty where it was not found in the graph. */
    Optional<ValueMetric> of(int layer) {
        return layers.computeIfAbsent(layer, this::read);
    }

    private Optional<ValueMetric> read(int layer) {
        try {
            Optional<ModelPart> part = layer < model.shape().layers() && pieces().isPresent()
                    ? pieces().get().headGram(layer)
                    : Optional.empty();
            return part.isEmpty() ? Optional.empty() : Optional.of(new ValueMetric(run(part.get())));
        } catch (ModelStoreException | ModelOpenException | RunFailedException e) {
            LOG.log(Level.WARNING, "the output matrix of layer " + layer + " cannot be read", e);
            return Optional.empty();
        }
    }

    private synchronized Optional<ModelPieces> pieces() throws ModelStoreException {
        if (!isRead) {
            isRead = true;
            pieces = Optional.of(ModelPieces.of(model));
        }
        return pieces;
    }

    private FloatTensor run(ModelPart part) throws ModelOpenException, RunFailedException {
        try (PartSession session = PartSession.open(part, settings)) {
            return session.run(Map.of());
        }
    }
}
