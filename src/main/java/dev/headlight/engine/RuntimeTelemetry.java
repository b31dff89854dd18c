package dev.headlight.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Keeps the runtime from reporting home. Its builds for Linux and macOS collect telemetry since 1.29: unless the
 * environment variable below is set before the library is initialized, it writes an identifier into the user's cache and
 * sends events over the network. Nothing that Headlight does may leave the machine.
 *
 * <p>Java cannot change the environment of its own process, so the C library is asked to. On Windows the runtime only
 * writes to the system's own trace log, which {@code OrtEnvironment.setTelemetry} ends.
 */
final class RuntimeTelemetry {
    private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

    private RuntimeTelemetry() {}

    /**
     * To be called before the runtime's first use; harmless when repeated.
     *
     * @throws IllegalStateException where the C library refuses, because running on would break a promise
     */
    @SuppressWarnings("restricted") // Native access is granted to the whole program, which calls the runtime itself.
    static void switchOff() {
        if ("1".equals(System.getenv(VARIABLE))) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        if (library.find("setenv").isPresent()) {
            set(linker.downcallHandle(
                    library.findOrThrow("setenv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)));
        }
    }

    private static void set(MethodHandle setenv) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(VARIABLE);
            int failed = (int) setenv.invokeExact(name, arena.allocateFrom("1"), 1);
            if (failed != 0) {
                throw new IllegalStateException("the telemetry of the runtime could not be switched off");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the telemetry of the runtime could not be switched off", e);
        }
    }
}
