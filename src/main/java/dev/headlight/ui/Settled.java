package dev.headlight.ui;

import dev.headlight.state.ModelStatus;
import dev.headlight.state.RunStatus;
import dev.headlight.state.Workbench;
import javafx.animation.AnimationTimer;

/** Waits until a window shows the picture of its text: the run is over and nothing is being painted. */
public final class Settled extends AnimationTimer {
    private static final int QUIET_PULSES = 4;

    private final Workbench workbench;
    private final Painters painters;
    private final Runnable then;
    private int quiet;

    /** @param then called once, on the JavaFX thread */
    public Settled(Workbench workbench, Painters painters, Runnable then) {
        this.workbench = workbench;
        this.painters = painters;
        this.then = then;
    }

    @Override
    public void handle(long now) {
        quiet = isQuiet() ? quiet + 1 : 0;
        if (quiet == QUIET_PULSES) {
            stop();
            then.run();
        }
    }

    private boolean isQuiet() {
        boolean answered = switch (workbench.traces().modelProperty().get()) {
            case ModelStatus.Opening opening -> false;
            case ModelStatus.Missing missing -> true;
            case ModelStatus.Failed failed -> true;
            case ModelStatus.Open open ->
                isOver(workbench.traces().runProperty().get());
        };
        return answered && painters.isIdle();
    }

    private static boolean isOver(RunStatus status) {
        return status instanceof RunStatus.Done || status instanceof RunStatus.Failed;
    }
}
