package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.state.Theme;
import dev.headlight.state.ViewMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    private Path folder;

    private final List<WindowOptions> opened = new ArrayList<>();

    private CommandRun run(String... arguments) {
        return CommandRun.run(folder, folder, opened::add, arguments);
    }

    @Test
    void withoutArgumentsTheWindowOpens() {
        run().done();
        assertThat(opened).containsExactly(new WindowOptions(null, null, null, null, 1440, 900, null, null));
    }

    @Test
    void theWindowGetsItsOptions() {
        run(
                        "--text",
                        "one",
                        "--text-pair",
                        "two",
                        "--model",
                        "m",
                        "--screenshot",
                        "p.png",
                        "--size",
                        "1280x800",
                        "--theme",
                        "light",
                        "--view",
                        "links-and-matrix")
                .done();
        assertThat(opened)
                .containsExactly(new WindowOptions(
                        "one", "two", "m", Path.of("p.png"), 1280, 800, Theme.LIGHT, ViewMode.LINKS_AND_MATRIX));
    }

    @Test
    void aViewThatIsNoneIsRefusedWithTheNamesOfAll() {
        assertThat(run("--view", "circles").complaint())
                .contains("--view")
                .contains("links, matrix, links-and-matrix, neurons, heads, tokens, embeddings")
                .contains("circles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1280",
                "1280x",
                "x800",
                "1280x800x3",
                "-1280x800",
                "0x0",
                "799x500",
                "3841x900",
                "99999x900",
                "axb",
                ""
            })
    void aSizeThatIsNoneIsRefused(String size) {
        assertThat(run("--screenshot", "p.png", "--size", size).complaint()).contains("--size", "expected");
        assertThat(opened).isEmpty();
    }

    @Test
    void aViewOrATextMayBeCalledLikeACommand() {
        run("--view", "heads", "--text", "open").done();

        assertThat(opened)
                .singleElement()
                .satisfies(options -> assertThat(options.text()).isEqualTo("open"))
                .satisfies(options -> assertThat(options.view()).isEqualTo(ViewMode.HEADS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"couch.headlight", "/else/where.HEADLIGHT", "headlight:1?text=a", "./model.onnx"})
    void aSessionALinkOrAModelIsOpenedByNamingIt(String what) {
        run(what).done();
        run("open", what).done();

        assertThat(opened).hasSize(2).allSatisfy(options -> {
            assertThat(options.model()).isEqualTo(what);
            assertThat(options.session()).isEqualTo(what.endsWith(".onnx") ? null : what);
        });
        assertThat(run("couch.headlight", "--model", "m").complaint()).contains("not both");
    }

    @Test
    void optionsThatNeedOthersSaySo() {
        assertThat(run("--size", "1280x800").complaint()).contains("--screenshot");
        assertThat(run("--text-pair", "two").complaint()).contains("--text");
        assertThat(run("--theme", "pink").complaint()).contains("dark or light", "pink");
        assertThat(opened).isEmpty();
    }

    @Test
    void unknownOptionsAndCommandsAreRefusedInOneLine() {
        assertThat(run("--colour").complaint()).contains("--colour", "headlight --help");
        assertThat(run("trase").complaint()).contains("trase", "headlight --help");
        assertThat(run("predict", "--colour").complaint()).contains("headlight predict --help");
        assertThat(run("predict", "line\nbreak\u001b[31m").complaint()).doesNotContain("\u001b");
    }

    @Test
    void helpListsTheCommandsAndHidesWhatTheBuildUses() {
        assertThat(run("--help").done().out()).contains("trace", "predict", "models", "--screenshot", "--version");
        assertThat(run("trace", "--help").done().out()).contains("--text", "--include", "--json");
        assertThat(run("models", "--help").done().out())
                .doesNotContain("--install")
                .doesNotContain("--store");
        assertThat(opened).isEmpty();
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(run("--version").done().out().lines())
                .singleElement()
                .asString()
                .startsWith("headlight ");
    }

    @Test
    void aWindowThatCannotBeOpenedIsNoBug() {
        CommandRun run = CommandRun.run(folder, folder, options -> {
            throw new CommandFailedException("There is no screen. Buy one.");
        });
        assertThat(run.complaint()).isEqualTo("headlight: There is no screen. Buy one.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBugIsOneLineAndItsStackTraceIsInAReportWithoutMessages() throws IOException {
        CommandRun run = CommandRun.run(folder, folder.resolve("log"), options -> {
            throw new IllegalStateException("first line\nsecond line");
        });
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        Path report;
        try (Stream<Path> reports = Files.list(folder.resolve("log"))) {
            report = reports.findFirst().orElseThrow();
        }
        assertThat(run.err().lines()).singleElement().asString().contains("bug", "first line", report.toString());
        assertThat(report)
                .content()
                .contains("IllegalStateException", "at dev.headlight.cli.", "Java ")
                .doesNotContain("first line");
    }

    @Test
    void resultsThatCannotBePrintedAreNoSuccess() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int number) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(full, new PrintStream(err, true, StandardCharsets.UTF_8));
        Commands commands = new Commands(CommandRun.library(folder), opened::add, terminal, new BugReport(folder));
        assertThat(commands.run("models")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output");
    }
}
