package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import dev.headlight.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A long session does not grow the process. Reads the process's size where the system tells it, on Linux. */
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int WARM_UP = 200;

    @Test
    void aThousandRunsDoNotGrowTheProcess() throws Exception {
        try (Engine engine = TestStore.open("all-minilm-l6-v2")) {
            Random random = new Random(1);
            Trace shown = run(engine, 512);
            for (int i = 1; i < WARM_UP; i++) {
                shown = run(engine, length(i, random));
            }
            long before = residentBytes();
            for (int i = WARM_UP; i < WARM_UP + 1_000; i++) {
                shown = run(engine, length(i, random));
            }
            long growth = residentBytes() - before;

            assertThat(shown.attentions().matrix(new HeadRef(0, 0)).weight(0, 0))
                    .isBetween(0f, 1f);
            assertThat(growth).isLessThan(96 * MEGABYTE);
        }
    }

    /** Typing for the most part, a long text now and then. */
    private static int length(int run, Random random) {
        return run % 100 == 50 ? 512 : run % 20 == 0 ? 128 : 3 + random.nextInt(40);
    }

    private static Trace run(Engine engine, int tokens) throws Exception {
        return engine.prepare(TraceRequest.attentions(engine.tokenize("on ".repeat(tokens - 2), null)))
                .execute();
    }

    @Test
    void openingAndClosingDoesNotGrowTheProcess() throws Exception {
        for (int i = 0; i < 3; i++) {
            openAndClose();
        }
        long before = residentBytes();
        for (int i = 0; i < 8; i++) {
            openAndClose();
        }

        // One session that was not freed holds 90 MB of weights.
        assertThat(residentBytes() - before).isLessThan(60 * MEGABYTE);
    }

    private static void openAndClose() throws Exception {
        try (Engine engine = TestStore.open("all-minilm-l6-v2")) {
            run(engine, 64);
        }
    }

    /** {@code VmRSS} of {@code /proc/self/status}, see proc(5). */
    private static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no VmRSS in /proc/self/status");
    }
}
