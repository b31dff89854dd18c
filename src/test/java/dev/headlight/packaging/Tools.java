package dev.headlight.packaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Runs the tools of the JDK, in this virtual machine, and programs of the system. */
final class Tools {
    private Tools() {}

    /** Runs a tool of the JDK such as {@code jlink} and returns what it printed. */
    static String jdk(String name, List<String> arguments) throws PackagingException {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new PackagingException("This Java has no " + name + "; use a whole JDK."));
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        int code = tool.run(writer, writer, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new PackagingException(name + " " + String.join(" ", arguments) + " failed:\n" + output);
        }
        return output.toString();
    }

    /** Runs a program and returns what it printed on both streams. */
    static String program(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException, PackagingException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new PackagingException(String.join(" ", command) + " ended with " + code + ":\n" + output);
        }
        return output;
    }

    /** Whether a program is on the path. */
    static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
