package dev.headlight.app;

import dev.headlight.engine.NativeCalls;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the program when it is asked to from outside: by Ctrl+C, by whoever ends a process, by the end of a desktop session.
 * The virtual machine's own answer, to shut down at once, takes the runtime's library away under a run.
 *
 * <p>The only way to hear of a signal is {@code sun.misc.Signal}, which Java keeps for this (JEP 260) and javac warns of; so it
 * is called by reflection. Where it is missing the virtual machine's answer stays.
 */
final class EndSignals {
    private static final Logger LOG = Logger.getLogger(EndSignals.class.getName());
    private static final List<String> NAMES = List.of("HUP", "INT", "TERM");

    /** Shells say so that a signal ended a process. */
    private static final int SIGNALLED = 128;

    // Systems kill what takes much longer.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final AtomicBoolean isEnding = new AtomicBoolean();
    private volatile Runnable first = () -> {};

    /** Listens from now on. */
    void listen() {
        for (String name : NAMES) {
            try {
                listen(name);
            } catch (ReflectiveOperationException e) {
                // Windows has not all of them.
                LOG.log(Level.FINE, "nothing is heard of signal " + name, e);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // A handler equals itself only.
    private void listen(String name) throws ReflectiveOperationException {
        Class<?> signals = Class.forName("sun.misc.Signal");
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        Object signal = signals.getConstructor(String.class).newInstance(name);
        int number = (int) signals.getMethod("getNumber").invoke(signal);
        InvocationHandler end = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                end(SIGNALLED + number);
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> name;
        };
        Object handler = Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, end);
        signals.getMethod("handle", signals, handlers).invoke(null, signal, handler);
    }

    /** @param action done before the end, in a few seconds at most, on a thread of its own */
    void first(Runnable action) {
        first = action;
    }

    private void end(int code) {
        if (!isEnding.compareAndSet(false, true)) {
            // Somebody is impatient.
            Runtime.getRuntime().halt(code);
        }
        first.run();
        NativeCalls.end(PATIENCE);
        // Without the hooks of a shutdown: what they would do is done, and a window that just opens is not waited for.
        Runtime.getRuntime().halt(code);
    }
}
