package dev.headlight.cli;

/** Opens the program's window. */
@FunctionalInterface
public interface Window {
    /**
     * Opens the window and returns when it was closed, or when its picture was saved where one was asked for.
     *
     * @throws CommandFailedException if the picture cannot be made
     */
    void open(WindowOptions options) throws CommandFailedException;
}
