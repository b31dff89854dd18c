package dev.headlight.hub;

import java.util.Locale;

/** Text from elsewhere made fit for a sentence, and amounts in words. */
final class Texts {
    private static final int LONGEST = 200;
    private static final double THOUSAND = 1000;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final int SECONDS = 60;

    private Texts() {}

    /** The text on one line, without characters that steer a terminal or turn the direction of writing, and not long. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(LONGEST + 1L)
                .map(point -> isHarmless(point) ? point : ' ')
                .forEach(plain::appendCodePoint);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            plain.setLength(plain.offsetByCodePoints(0, LONGEST));
            plain.append("...");
        }
        return plain.toString().strip();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " bytes";
        }
        if (bytes < MILLION) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / THOUSAND);
        }
        return bytes < BILLION
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MILLION)
                : String.format(Locale.ROOT, "%.1f GB", bytes / BILLION);
    }

    static String seconds(long seconds) {
        if (seconds < 2L * SECONDS) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = Math.ceilDiv(seconds, SECONDS);
        return minutes < 2L * SECONDS ? minutes + " minutes" : Math.ceilDiv(minutes, SECONDS) + " hours";
    }
}
