package dev.headlight.raster;

import dev.headlight.figure.TextStyle;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fonts that come with the program, so that screen and print agree on every machine. Letters they lack (Chinese,
 * Arabic, emoji) are set in the machine's own fonts. Safe on any thread.
 */
public final class BundledFonts {
    private static final String FOLDER = "/dev/headlight/assets/fonts/";
    private static final int MOST_SIZES = 256;

    private final Map<Cut, Font> cuts = new ConcurrentHashMap<>();
    private final Map<Sized, Font> sized = new ConcurrentHashMap<>();

    private record Cut(TextStyle.Face face, boolean strong) {
        String file() {
            return switch (face) {
                case TEXT -> strong ? "Inter-SemiBold.ttf" : "Inter-Regular.ttf";
                case MONO -> strong ? "JetBrainsMono-SemiBold.ttf" : "JetBrainsMono-Regular.ttf";
            };
        }

        String logicalName() {
            return face == TextStyle.Face.MONO ? Font.MONOSPACED : Font.SANS_SERIF;
        }
    }

    private record Sized(Cut cut, double size, boolean bundled) {}

    /**
     * A piece of text that one font can show.
     *
     * @param isBundled whether it is one of ours, else one of the machine's
     */
    public record Run(String text, Font font, boolean isBundled) {}

    /** The file of a bundled font, TrueType. */
    public static byte[] file(TextStyle.Face face, boolean strong) {
        Cut cut = new Cut(face, strong);
        try (InputStream stream = open(cut)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the program is damaged: font " + cut.file() + " cannot be read", e);
        }
    }

    /** Splits text into runs of one font each, in order. */
    public List<Run> runs(String text, TextStyle style) {
        Cut cut = new Cut(style.face(), style.strong());
        Font bundled = font(new Sized(cut, style.size(), true));
        if (bundled.canDisplayUpTo(text) < 0) {
            return List.of(new Run(text, bundled, true));
        }
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            boolean own = bundled.canDisplay(text.codePointAt(start));
            int end = endOfRun(text, start, own, bundled);
            runs.add(new Run(text.substring(start, end), font(new Sized(cut, style.size(), own)), own));
            start = end;
        }
        return runs;
    }

    private static int endOfRun(String text, int start, boolean own, Font bundled) {
        int end = start;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            boolean stays = staysWithItsBase(codePoint) || (!own && joins(text, end, bundled));
            if (end > start && !stays && bundled.canDisplay(codePoint) != own) {
                return end;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    /** A blank between letters of the machine's fonts, whose words may stand from right to left. */
    private static boolean joins(String text, int blank, Font bundled) {
        int next = blank + 1;
        return text.charAt(blank) == ' ' && next < text.length() && !bundled.canDisplay(text.codePointAt(next));
    }

    private static boolean staysWithItsBase(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT
                || Character.isEmojiModifier(codePoint);
    }

    private Font font(Sized key) {
        if (sized.size() > MOST_SIZES) {
            sized.clear();
        }
        return sized.computeIfAbsent(key, this::derive);
    }

    private Font derive(Sized key) {
        Font base = key.bundled()
                ? cuts.computeIfAbsent(key.cut(), BundledFonts::load)
                : new Font(key.cut().logicalName(), key.cut().strong() ? Font.BOLD : Font.PLAIN, 1);
        return base.deriveFont((float) key.size());
    }

    private static Font load(Cut cut) {
        try (InputStream stream = open(cut)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the program is damaged: font " + cut.file() + " cannot be read", e);
        }
    }

    private static InputStream open(Cut cut) {
        InputStream stream = BundledFonts.class.getResourceAsStream(FOLDER + cut.file());
        if (stream == null) {
            throw new IllegalStateException("the program is incomplete: font " + cut.file() + " is missing");
        }
        return stream;
    }
}
