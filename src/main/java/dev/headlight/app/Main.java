package dev.headlight.app;

/** Where the program starts. It does not extend {@code Application}, so that the class path is enough. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Headlight");
    }
}
