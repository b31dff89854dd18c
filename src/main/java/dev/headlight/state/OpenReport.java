package dev.headlight.state;

import dev.headlight.engine.Engine;
import java.util.function.Consumer;

/**
 * Brings what came of opening a model to the foreground; a model that nobody waits for any more is closed.
 *
 * @param request the number of the wish
 */
record OpenReport(
        RequestNumbers requests, long request, Consumer<Engine> whenOpen, Consumer<ModelStatus.Failed> whenFailed)
        implements OpenJob.Listener {
    @Override
    public void opened(Engine engine) {
        requests.handOver(() -> {
            if (requests.isNewest(request)) {
                whenOpen.accept(engine);
            } else {
                engine.close();
            }
        });
    }

    @Override
    public void failed(ModelStatus.Failed reason) {
        requests.handOver(request, () -> whenFailed.accept(reason));
    }
}
