package dev.headlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/headlight} among folders that look like Java to it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell runs the launcher")
class LauncherTest {
    private static final String SAY_WHO_AND_WHAT = """
            #!/bin/sh
            echo "$0"
            echo "$LC_ALL"
            for argument in "$@"; do echo "$argument"; done
            """;

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void copyLauncher() throws IOException {
        launcher = executable("app with space/bin/headlight", Files.readString(Path.of("packaging/bin/headlight")));
    }

    @Test
    void theJavaBesideTheProgramComesFirst() throws Exception {
        Path bundled = executable("app with space/runtime/bin/java", SAY_WHO_AND_WHAT);
        Path other = java("other", "25.0.1");

        assertThat(start(Map.of("JAVA_HOME", other.toString())).lines().getFirst())
                .isEqualTo(bundled.toString());
    }

    @Test
    void theJavaThatTheUserNamesWinsOverAllButThatBesideTheProgram() throws Exception {
        Path named = executable("mine", SAY_WHO_AND_WHAT);
        Map<String, String> environment = Map.of(
                "HEADLIGHT_JAVA",
                named.toString(),
                "JAVA_HOME",
                java("other", "25.0.1").toString());

        assertThat(start(environment).lines().getFirst()).isEqualTo(named.toString());
        Path bundled = executable("app with space/runtime/bin/java", SAY_WHO_AND_WHAT);
        assertThat(start(environment).lines().getFirst()).isEqualTo(bundled.toString());
    }

    @Test
    void aPackageUsesItsStartCacheWhereItIsAndLibrariesThatLieReady() throws Exception {
        executable("app with space/runtime/bin/java", SAY_WHO_AND_WHAT);
        String lib = launcher.resolveSibling("../lib").normalize().toString();

        assertThat(start(Map.of()).lines())
                .noneMatch(line -> line.startsWith("-XX:AOTCache"))
                .contains("@" + lib + "/package.options", "-Donnxruntime.native.path=" + lib + "/native");
        executable("app with space/lib/headlight.aot", "");
        assertThat(start(Map.of()).lines()).contains("-XX:AOTCache=" + lib + "/headlight.aot");
    }

    @Test
    void anOldJavaIsPassedOverForANewOneOnThePath() throws Exception {
        Path old = java("old", "17.0.15");
        Path recent = java("recent", "26");
        Path link = Files.createDirectories(folder.resolve("links")).resolve("java");
        Files.createSymbolicLink(link, recent.resolve("bin/java"));

        Map<String, String> environment =
                Map.of("JAVA_HOME", old.toString(), "PATH", link.getParent() + ":/usr/bin:/bin");
        assertThat(start(environment).lines().getFirst())
                .isEqualTo(recent.resolve("bin/java").toString());
    }

    @Test
    void aNamedJavaThatIsNoneIsRefusedInOneLine() throws Exception {
        Outcome outcome =
                start(Map.of("HEADLIGHT_JAVA", folder.resolve("nothing").toString()));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.lines()).singleElement().asString().contains("HEADLIGHT_JAVA", "nothing", "25");
    }

    @Test
    void argumentsArriveAsTheyWereGivenAndLeadingPropertiesGoToJava() throws Exception {
        Path java = java("java", "25");

        Outcome outcome = start(
                Map.of("JAVA_HOME", java.toString()),
                "-Dglass.platform=Headless",
                "trace",
                "--text",
                "a  \"b\" -Dc *",
                "-Dd");

        int main = outcome.lines().indexOf("dev.headlight.app.Main");
        assertThat(outcome.lines().get(main - 1)).isEqualTo("-Dglass.platform=Headless");
        assertThat(outcome.lines().subList(main + 1, outcome.lines().size()))
                .containsExactly("trace", "--text", "a  \"b\" -Dc *", "-Dd");
        assertThat(outcome.lines())
                .contains("-Dheadlight.home=" + folder.toRealPath().resolve("app with space"));
    }

    @Test
    void itIsFoundThroughALink() throws Exception {
        Path java = java("java", "25");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.relativize(launcher));
        launcher = link;

        assertThat(start(Map.of("JAVA_HOME", java.toString())).lines())
                .contains("-Dheadlight.home=" + folder.toRealPath().resolve("app with space"));
    }

    @Test
    void withoutALocaleTextIsUnicodeAndAChosenLocaleStays() throws Exception {
        Path java = java("java", "25");

        assertThat(start(Map.of("JAVA_HOME", java.toString())).lines().get(1)).isEqualTo("C.UTF-8");
        assertThat(start(Map.of("JAVA_HOME", java.toString(), "LC_ALL", "de_DE.UTF-8"))
                        .lines()
                        .get(1))
                .isEqualTo("de_DE.UTF-8");
    }

    private record Outcome(int code, List<String> lines) {}

    private Outcome start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said.lines().toList());
    }

    /** A folder with what the launcher looks at in a JDK. */
    private Path java(String name, String version) throws IOException {
        Path home = folder.toRealPath().resolve(name);
        executable(name + "/bin/java", SAY_WHO_AND_WHAT);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Path executable(String name, String content) throws IOException {
        Path file = folder.toRealPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
