package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.app.Main;
import dev.headlight.export.numbers.SafetensorsContent;
import dev.headlight.testing.PublishedBert;
import dev.headlight.testing.ReferenceCase;
import dev.headlight.testing.TestStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real bert-base-uncased, 438 MB, as it is published, through a program that has less memory than that. */
class LargeImportTest {
    private static final String HEAP = "-Xmx400m";
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    @Test
    void bertIsImportedFromSafetensorsInLittleMemoryAndGivesTheReferencesNumbers() throws Exception {
        Path checkpoint = Files.createDirectory(folder.resolve("bert-base-uncased"));
        PublishedBert.write(TestStore.model("bert-base-uncased"), checkpoint);
        assertThat(run("import", checkpoint.toString(), "--name", "published")).contains("12 layers x 12 heads");

        ReferenceCase expected = ReferenceCase.all()
                .filter(reference -> reference.pair() == null)
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve("trace.safetensors");
        run("trace", "--model", "published", "--text", expected.text(), "--out", file.toString());
        float[] found = SafetensorsContent.of(file).numbers("attentions");
        float[] wanted = expected.tensors().numbers("attentions");
        assertThat(found).hasSameSizeAs(wanted);
        double largest = 0;
        for (int place = 0; place < wanted.length; place++) {
            largest = Math.max(largest, Math.abs(found[place] - wanted[place]));
        }
        assertThat(largest).isLessThan(TOLERANCE);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Xmx") && !argument.startsWith("-javaagent"))
                .toList());
        command.addAll(List.of(HEAP, "-classpath", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HEADLIGHT_STORE", folder.resolve("store").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
