package dev.headlight.ui;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How often JavaFX looks whether something is to be drawn.
 *
 * <p>Its usual 60 times a second let a finished picture wait up to 17 ms for its turn, twice for what a keystroke
 * changes. Where nothing changes nothing is drawn, however often it looks (docs/decisions/0010).
 */
public final class PulseRate {
    private static final Logger LOG = Logger.getLogger(PulseRate.class.getName());
    private static final String PROPERTY = "javafx.animation.pulse";
    private static final String HERTZ = "240";

    /** Reads the property when it is initialized; JavaFX's timer of animations reads it later, and tells on the log. */
    private static final String TOOLKIT = "com.sun.javafx.tk.quantum.QuantumToolkit";

    private PulseRate() {}

    /** Makes pictures wait 4 ms at most. Has no effect once the toolkit was started or where the rate was set by hand. */
    public static void quicken() {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        System.setProperty(PROPERTY, HERTZ);
        try {
            Class.forName(TOOLKIT);
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.FINE, "JavaFX keeps its own rate of pulses", e);
        } finally {
            System.clearProperty(PROPERTY);
        }
    }
}
