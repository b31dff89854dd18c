package dev.headlight.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paths that come from elsewhere, kept inside a folder. */
final class FilePaths {
    private static final int LONGEST = 512;
    private static final int LONGEST_NAME = 200;
    // Characters that Windows refuses or understands as something else; devices that it finds in every folder.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x1f\\x7f<>:\"|?*\\\\]");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FilePaths() {}

    /** Whether the path would leave the folder that it is put into. No honest repository has such a name. */
    static boolean leavesFolder(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || path.indexOf('\0') >= 0) {
            return true;
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the path is an ordinary relative one that stays inside a folder on every system. */
    static boolean staysInside(String path) {
        if (leavesFolder(path)
                || path.length() > LONGEST
                || FORBIDDEN.matcher(path).find()) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (name.length() > LONGEST_NAME
                    || name.endsWith(".")
                    || name.endsWith(" ")
                    || DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The place for a file, with its folders made.
     *
     * @throws IOException if a link leads out of the folder
     */
    static Path prepare(Path folder, String path) throws IOException {
        Path target = folder.resolve(path);
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
            if (!parent.toRealPath().startsWith(folder.toRealPath())) {
                throw new IOException(parent + " is a link that leads out of " + folder + "; remove it");
            }
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " is no plain file; remove it");
        }
        return target;
    }
}
