package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Versions;
import dev.headlight.state.ModelStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the program says about itself. */
final class AboutText {
    /** Names the folder that the program was unpacked or installed to. */
    private static final String HOME = "headlight.home";

    private static final long LONGEST = 8 << 20;

    private AboutText() {}

    /** Versions and licences of the program and of the model that is open. */
    static String of(ModelStatus status) {
        StringBuilder text = new StringBuilder();
        Versions.all().forEach(version -> text.append(version).append('\n'));
        text.append("\nHeadlight shows what every attention head of a transformer looks at while you type.\n")
                .append("It is licensed under the Apache License 2.0. Nothing you type leaves this machine.\n\n")
                .append("The fonts Inter and JetBrains Mono are under the SIL Open Font License 1.1.\n")
                .append("All other parts are named under \"Third-party notices\".\n\n");
        model(status)
                .ifPresent(model -> text.append("The open model: ")
                        .append(model.name())
                        .append("\nLicence: ")
                        .append(model.about().licence())
                        .append("\nFrom: ")
                        .append(model.about().source())
                        .append('\n'));
        return text.toString();
    }

    private static Optional<ModelDescription> model(ModelStatus status) {
        return status instanceof ModelStatus.Open(ModelDescription model) ? Optional.of(model) : Optional.empty();
    }

    /** The licences of everything the program is built on, as they were put beside it when it was packed. */
    static String notices() {
        String home = System.getProperty(HOME);
        Path file = home == null ? null : Path.of(home).resolve("NOTICES");
        try {
            if (file != null && Files.isRegularFile(file) && Files.size(file) <= LONGEST) {
                return Files.readString(file);
            }
        } catch (IOException e) {
            return "The file " + file + " cannot be read: " + e.getMessage();
        }
        return "The notices are put beside the program when it is packed, as the file NOTICES. This copy was started"
                + " from the sources: \"mvn -Ppackage\" makes them, and pom.xml names all parts.";
    }
}
