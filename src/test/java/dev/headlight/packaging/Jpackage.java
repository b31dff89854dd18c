package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes {@code .msi} and {@code .dmg} with the JDK's jpackage: an image with a native launcher first, its start cache by
 * a training run of that launcher, and the installer of both. On Linux only the image is made, to try all this.
 *
 * <p>In the image the folder that jpackage calls {@code $APPDIR} is the program's: jars, libraries, {@code models}.
 */
final class Jpackage {
    private static final String NAME = "Headlight";
    private static final String VENDOR = "The Headlight authors";
    private static final String DESCRIPTION = "See what every attention head of a transformer looks at";

    /** Windows knows by it that an installer of another version is an upgrade. Never to be changed. */
    private static final String UPGRADE = "5f0b2d0c-6a57-4d43-9c57-3f1c8a4f2a11";

    private final ProjectFiles project;
    private final TargetPlatform platform;

    Jpackage(ProjectFiles project, TargetPlatform platform) {
        this.project = project;
        this.platform = platform;
    }

    /** The image, its launcher ready to run. */
    LauncherImage image(ProgramFolder program) throws IOException, InterruptedException, PackagingException {
        Path input = project.work().resolve("jpackage-input");
        ProjectFiles.clear(input);
        ProjectFiles.linkAll(program.lib(), input);
        Files.deleteIfExists(input.resolve("headlight.aot"));
        if (Files.exists(program.models())) {
            ProjectFiles.linkAll(program.models(), input.resolve("models"));
        }
        for (String text : List.of("LICENSE", "NOTICES")) {
            ProjectFiles.copy(program.root().resolve(text), input.resolve(text));
        }
        Path images = project.work().resolve("jpackage");
        ProjectFiles.clear(images);
        Tools.jdk("jpackage", imageArguments(program, input, images));
        return LauncherImage.in(images, NAME, platform.system());
    }

    private List<String> imageArguments(ProgramFolder program, Path input, Path images)
            throws IOException, PackagingException {
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                version(),
                "--vendor",
                VENDOR,
                "--description",
                DESCRIPTION,
                "--icon",
                icon(),
                "--input",
                input.toString(),
                "--runtime-image",
                program.runtime().toString(),
                "--main-jar",
                ProgramJars.MAIN,
                "--main-class",
                "dev.headlight.app.Main",
                "--dest",
                images.toString()));
        for (String option : options()) {
            arguments.addAll(List.of("--java-options", option));
        }
        if (platform.system() == TargetPlatform.Family.WINDOWS) {
            // The main launcher has no console: commands that print have one of their own.
            Path console = Files.writeString(
                    project.work().resolve("console.properties"),
                    "win-console=true\nwin-shortcut=false\nwin-menu=false\n");
            arguments.addAll(List.of("--add-launcher", "headlight-cli=" + console));
        }
        return arguments;
    }

    /** The flags of every start, and where libraries lie. */
    private List<String> options() throws IOException {
        List<String> options = new ArrayList<>();
        for (String file : List.of("jvm.options", "package.options")) {
            try (Stream<String> lines = Files.lines(project.packaging().resolve(file))) {
                lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(options::add);
            }
        }
        options.add("-Dheadlight.home=$APPDIR");
        options.add("-Donnxruntime.native.path=$APPDIR/native");
        options.add("-Djna.boot.library.path=$APPDIR/native");
        options.add("-DRUST_LIBRARY_PATH=$APPDIR/native/" + System.mapLibraryName("tokenizers"));
        return options;
    }

    /** Makes the start cache of an image and lets its launchers use it. */
    void train(LauncherImage image) throws IOException, InterruptedException, PackagingException {
        Path cache = image.app().resolve("headlight.aot");
        new TrainingRun(project.work().resolve("jpackage-training"), image.launcher(), image.app(), cache).make();
        try (Stream<Path> files = Files.list(image.app())) {
            for (Path settings :
                    files.filter(file -> file.toString().endsWith(".cfg")).toList()) {
                // What a launcher reads ends with the options of Java.
                Files.writeString(
                        settings,
                        "java-options=-XX:AOTCache=$APPDIR/headlight.aot" + System.lineSeparator(),
                        StandardOpenOption.APPEND);
            }
        }
        if (platform.system() == TargetPlatform.Family.MAC) {
            // The signature that jpackage made covers the files as they were.
            Tools.program(
                    List.of(
                            "codesign",
                            "--force",
                            "--deep",
                            "--sign",
                            "-",
                            image.root().toString()),
                    Map.of());
        }
    }

    /** The installer of an image. */
    Path installer(LauncherImage image) throws IOException, PackagingException {
        boolean isWindows = platform.system() == TargetPlatform.Family.WINDOWS;
        String type = isWindows ? "msi" : "dmg";
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                NAME,
                "--app-version",
                version(),
                "--vendor",
                VENDOR,
                "--description",
                DESCRIPTION,
                "--license-file",
                project.root().resolve("LICENSE").toString(),
                "--app-image",
                image.root().toString(),
                "--dest",
                project.work().toString()));
        for (String association : List.of("onnx", "session")) {
            arguments.addAll(List.of(
                    "--file-associations",
                    project.packaging()
                            .resolve("associations/" + association + ".properties")
                            .toString()));
        }
        if (isWindows) {
            arguments.addAll(List.of(
                    "--win-menu",
                    "--win-shortcut-prompt",
                    "--win-dir-chooser",
                    "--win-per-user-install",
                    "--win-upgrade-uuid",
                    UPGRADE));
        } else {
            arguments.addAll(List.of("--mac-package-identifier", "dev.headlight.Headlight"));
        }
        Tools.jdk("jpackage", arguments);
        return project.work().resolve(NAME + "-" + version() + "." + type);
    }

    /** Of macOS's versions the first number must not be 0. */
    private String version() {
        boolean isMac = platform.system() == TargetPlatform.Family.MAC;
        return isMac && project.version().startsWith("0.")
                ? "1." + project.version().substring(2)
                : project.version();
    }

    private String icon() {
        String ending = switch (platform.system()) {
            case LINUX -> "-512.png";
            case WINDOWS -> ".ico";
            case MAC -> ".icns";
        };
        return project.packaging().resolve("icons/headlight" + ending).toString();
    }
}
