package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each {@code bin/headlight …} that the documentation shows names commands and options that there are. */
class DocumentedCommandsTest {
    private static final Pattern SHOWN = Pattern.compile("bin/headlight( [^`\\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    @TempDir
    private Path folder;

    @Test
    void everyCommandThatIsShownIsThere() throws IOException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine program = new Commands(
                        CommandRun.library(folder),
                        options -> {},
                        new Terminal(nowhere, nowhere),
                        new BugReport(folder))
                .commandLine();
        List<String> unknown = new ArrayList<>();
        int found = 0;
        for (Path page : pages()) {
            Matcher shown = SHOWN.matcher(Files.readString(page));
            while (shown.find()) {
                found++;
                String words = QUOTED.matcher(shown.group(1)).replaceAll("TEXT");
                CommandLine command = command(program, words);
                OPTION.matcher(words)
                        .results()
                        .filter(option -> !command.getCommandSpec().optionsMap().containsKey(option.group()))
                        .forEach(option -> unknown.add(page + ": " + shown.group() + " has no " + option.group()));
                if (command.equals(program) && words.matches(" [a-z]+( .*)?")) {
                    unknown.add(page + ": there is no" + words);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(found).isGreaterThan(10);
    }

    private static CommandLine command(CommandLine program, String words) {
        String first = words.strip().split("\\s+", 2)[0];
        return program.getSubcommands().getOrDefault(first, program);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }
}
