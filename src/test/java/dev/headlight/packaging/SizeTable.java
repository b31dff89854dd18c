package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What each part of the installed program weighs, as the table of docs/packaging.md; too much stops the build. */
final class SizeTable {
    private static final double MEGABYTE = 1e6;
    private static final long MOST = 450_000_000;
    private static final long MOST_WITHOUT_MODEL = 200_000_000;

    private final ProgramFolder program;
    private final List<String> rows = new ArrayList<>();

    SizeTable(ProgramFolder program) {
        this.program = program;
    }

    /** @throws PackagingException if the program is larger than it may be */
    String text() throws IOException, PackagingException {
        Path lib = program.lib();
        Path libraries = lib.resolve(ProgramJars.NATIVE);
        long all = bytes(program.root());
        long model = Files.exists(program.models()) ? bytes(program.models()) : 0;
        add("BERT base uncased, weights in float16", model);
        add("Java runtime with JavaFX", bytes(program.runtime()));
        add("start cache", bytes(program.startCache()));
        add("libraries of ONNX Runtime, tokenizers and JNA", bytes(libraries));
        add("jars", bytes(lib) - bytes(libraries) - bytes(program.startCache()));
        add("licences, launcher", all - model - bytes(program.runtime()) - bytes(lib));
        add("all", all);
        add("all without BERT", all - model);
        if (all > MOST || all - model > MOST_WITHOUT_MODEL) {
            throw new PackagingException("The installed program is too large:\n" + String.join("\n", rows));
        }
        return "| part | MB |\n| --- | ---: |\n" + String.join("\n", rows) + "\n";
    }

    private void add(String part, long bytes) {
        rows.add(String.format(Locale.ROOT, "| %s | %.1f |", part, bytes / MEGABYTE));
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            long sum = 0;
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                sum += Files.size(path);
            }
            return sum;
        }
    }
}
