package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a Linux package at their places below a root: the program in {@code /opt/headlight}, its command on the
 * path, and what desktops look for in {@code /usr/share}.
 */
final class LinuxTree {
    private static final String ID = "dev.headlight.Headlight";

    private final ProjectFiles project;
    private final Path root;

    LinuxTree(ProjectFiles project, Path root) {
        this.project = project;
        this.root = root;
    }

    Path make(ProgramFolder program) throws IOException {
        ProjectFiles.clear(root);
        ProjectFiles.linkAll(program.root(), root.resolve("opt/headlight"));
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("headlight"), Path.of("../../opt/headlight/bin/headlight"));
        fill("headlight.desktop", "usr/share/applications/" + ID + ".desktop");
        fill("headlight.metainfo.xml", "usr/share/metainfo/" + ID + ".metainfo.xml");
        fill("headlight.mime.xml", "usr/share/mime/packages/" + ID + ".xml");
        icons();
        Path documents = root.resolve("usr/share/doc/headlight");
        ProjectFiles.copy(project.root().resolve("CHANGELOG.md"), documents.resolve("changelog"));
        ProjectFiles.settle(root.resolve("usr"));
        return root;
    }

    private void fill(String template, String place) throws IOException {
        Path file = root.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, project.filled("linux/" + template));
    }

    private void icons() throws IOException {
        Path source = project.packaging().resolve("icons");
        Path theme = root.resolve("usr/share/icons/hicolor");
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256, 512)) {
            ProjectFiles.copy(
                    source.resolve("headlight-" + size + ".png"),
                    theme.resolve(size + "x" + size + "/apps/" + ID + ".png"));
        }
        ProjectFiles.copy(source.resolve("headlight.svg"), theme.resolve("scalable/apps/" + ID + ".svg"));
    }
}
