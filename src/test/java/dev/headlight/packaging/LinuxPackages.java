package dev.headlight.packaging;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes {@code .tar.gz}, {@code .deb} and {@code .rpm} of one program folder. */
final class LinuxPackages {
    private static final long KIBIBYTE = 1024;

    private final ProjectFiles project;
    private final TargetPlatform platform;

    LinuxPackages(ProjectFiles project, TargetPlatform platform) {
        this.project = project;
        this.platform = platform;
    }

    /** The folder as it is, to be unpacked anywhere. */
    Path archive(ProgramFolder program) throws IOException, InterruptedException, PackagingException {
        Path file = project.work()
                .resolve("headlight-" + project.version() + "-linux-" + platform.debianArchitecture() + ".tar.gz");
        Tools.program(
                List.of(
                        "tar",
                        "--create",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--use-compress-program=gzip -1",
                        "--file",
                        file.toString(),
                        "--directory",
                        project.work().toString(),
                        program.root().getFileName().toString()),
                Map.of());
        return file;
    }

    /** @param tree the files at their places, to which the description of the package is added */
    Path deb(Path tree) throws IOException, InterruptedException, PackagingException {
        Path control = Files.createDirectories(tree.resolve("DEBIAN"));
        List<Path> files = files(tree);
        long bytes = 0;
        List<String> sums = new ArrayList<>();
        for (Path file : files) {
            bytes += Files.size(file);
            sums.add(md5(file) + "  " + tree.relativize(file));
        }
        Files.writeString(
                control.resolve("control"),
                project.filled("linux/control")
                        .replace("@ARCHITECTURE@", platform.debianArchitecture())
                        .replace("@KIBIBYTES@", Long.toString(bytes / KIBIBYTE)));
        Files.write(control.resolve("md5sums"), sums);
        Path file =
                project.work().resolve("headlight_" + project.version() + "_" + platform.debianArchitecture() + ".deb");
        Tools.program(
                List.of("dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", tree.toString(), file.toString()),
                Map.of());
        ProjectFiles.clear(control);
        return file;
    }

    /** @param tree the files at their places */
    Path rpm(Path tree) throws IOException, InterruptedException, PackagingException {
        Path work = Files.createDirectories(project.work().resolve("rpm"));
        Path spec = Files.writeString(work.resolve("headlight.spec"), project.filled("linux/headlight.spec"));
        Tools.program(
                List.of(
                        "rpmbuild",
                        "-bb",
                        "--quiet",
                        "--target",
                        platform.rpmArchitecture(),
                        "--define",
                        "_topdir " + work,
                        "--define",
                        "_rpmdir " + project.work(),
                        "--define",
                        "_rpmfilename headlight-" + project.version() + "-1." + platform.rpmArchitecture() + ".rpm",
                        "--define",
                        "tree " + tree,
                        spec.toString()),
                Map.of());
        return project.work().resolve("headlight-" + project.version() + "-1." + platform.rpmArchitecture() + ".rpm");
    }

    private static List<Path> files(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !Files.isSymbolicLink(path))
                    .filter(path -> !path.startsWith(tree.resolve("DEBIAN")))
                    .sorted()
                    .toList();
        }
    }

    /** What the format asks for; it tells damage, not attacks. */
    private static String md5(Path file) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return String.format(
                    "%032x", new BigInteger(1, content.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
