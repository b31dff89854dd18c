package dev.headlight.app;

import dev.headlight.cli.Commands;

/** Where the program starts. It does not extend {@code Application}, so that the class path is enough. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Commands.run(args, new DesktopWindow(), System.out, System.err));
    }
}
