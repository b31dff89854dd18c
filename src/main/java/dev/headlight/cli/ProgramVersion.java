package dev.headlight.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the program's jar names. */
public final class ProgramVersion implements IVersionProvider {
    /** The version of the program that runs; "(not packaged)" where it runs from its classes. */
    public static String ofThis() {
        return Objects.requireNonNullElse(Commands.class.getPackage().getImplementationVersion(), "(not packaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"headlight " + ofThis()};
    }
}
