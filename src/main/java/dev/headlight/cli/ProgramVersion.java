package dev.headlight.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the program's jar names. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Commands.class.getPackage().getImplementationVersion();
        return new String[] {"headlight " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
