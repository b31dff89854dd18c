package dev.headlight.packaging;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a package is made for: the system and the processor that make it, because Java's tools link for their own.
 *
 * @param system Linux, Windows or macOS
 * @param processor as Java names it, such as {@code amd64} or {@code aarch64}
 */
record TargetPlatform(Family system, String processor) {
    /** An operating system, with the names that libraries give its folders. */
    enum Family {
        LINUX("linux"),
        WINDOWS("win|win32|windows"),
        MAC("osx|darwin|macos");

        private final String folderNames;

        Family(String folderNames) {
            this.folderNames = folderNames;
        }
    }

    private static final List<String> LIBRARY_ENDINGS = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");
    private static final Set<String> X64 = Set.of("amd64", "x86_64", "x86-64", "x64");
    private static final Set<String> ARM64 = Set.of("aarch64", "arm64");

    static TargetPlatform ofThisMachine() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Family system =
                name.startsWith("windows") ? Family.WINDOWS : name.startsWith("mac") ? Family.MAC : Family.LINUX;
        return new TargetPlatform(system, System.getProperty("os.arch", ""));
    }

    /** Whether an entry of a jar is a library for some platform, or belongs to one, as symbols for a debugger do. */
    static boolean isNative(String entry) {
        return LIBRARY_ENDINGS.stream().anyMatch(entry::endsWith) || entry.contains(".dSYM/");
    }

    /** Whether an entry of a jar is a library that this platform loads. */
    boolean loads(String entry) {
        return isNative(entry)
                && !entry.contains(".dSYM/")
                && List.of(entry.split("/")).stream().anyMatch(this::isOwnFolder);
    }

    /** Such as {@code linux-x64}, {@code osx-aarch64} or {@code win32-x86-64}. */
    private boolean isOwnFolder(String name) {
        int dash = name.indexOf('-');
        return dash > 0
                && name.substring(0, dash).matches(system.folderNames)
                && names().contains(name.substring(dash + 1));
    }

    /** Every name of this processor. */
    private Set<String> names() {
        return X64.contains(processor) ? X64 : ARM64.contains(processor) ? ARM64 : Set.of(processor);
    }

    /** The processor as Debian names it. */
    String debianArchitecture() {
        return X64.contains(processor) ? "amd64" : ARM64.contains(processor) ? "arm64" : processor;
    }

    /** The processor as RPM names it. */
    String rpmArchitecture() {
        return X64.contains(processor) ? "x86_64" : ARM64.contains(processor) ? "aarch64" : processor;
    }

    boolean isLinux() {
        return system == Family.LINUX;
    }
}
