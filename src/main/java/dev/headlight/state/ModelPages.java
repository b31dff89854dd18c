package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelInspection;
import dev.headlight.model.ModelPage;
import dev.headlight.model.ModelStoreException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks into the files of models, on a thread of its own. */
public final class ModelPages {
    private static final Logger LOG = Logger.getLogger(ModelPages.class.getName());

    private final Executor foreground;
    private final ModelInspection inspection;

    public ModelPages(Executor foreground, ModelInspection inspection) {
        this.foreground = foreground;
        this.inspection = inspection;
    }

    /** @param then called on the JavaFX thread, unless the files cannot be read any more */
    public void read(ModelDescription model, Consumer<ModelPage> then) {
        Thread.ofPlatform().daemon().name("headlight-inspect").start(() -> {
            try {
                ModelPage page = inspection.inspect(model.files().folder(), null, (step, fraction) -> {});
                foreground.execute(() -> then.accept(page));
            } catch (ModelStoreException e) {
                LOG.log(Level.INFO, "the files of an open model cannot be read", e);
            }
        });
    }
}
