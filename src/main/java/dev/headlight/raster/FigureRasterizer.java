package dev.headlight.raster;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureLayer;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the figures of one view into pixels and keeps what did not change: the sheets below the top one are painted
 * again only when their key or the scale changed, and stay composed while their opacities stay.
 *
 * <p>Used by one thread at a time, which need not be the toolkit's. Images are painted in turn into {@link #BUFFERS}
 * arrays, which stay the same as long as the size stays: while one is on the screen and one is on its way there, a third
 * can be painted. Whoever shows them must let go of an image before asking for the {@value #BUFFERS}rd after it.
 */
public final class FigureRasterizer {
    /** How many images are in turn. */
    public static final int BUFFERS = 3;

    private static final int MOST_PIXELS = 1 << 27;

    private final BundledFonts fonts;
    private final TextMeasure measure;
    private final List<Sheet> sheets = new ArrayList<>();
    private final int[][] buffers = new int[BUFFERS][];
    private Size size = new Size(0, 0, 1);
    private int turn;
    private int[] base = {};
    private @Nullable Object baseState;
    private @Nullable Object shownState;
    private @Nullable FigureImage shown;

    private record Size(int width, int height, double scale) {
        int pixels() {
            return width * height;
        }
    }

    private record SheetState(Object key, double opacity) {}

    private record Composition(Rgba ground, List<SheetState> sheets) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Sheet(Object key, int[] pixels) {}

    public FigureRasterizer(BundledFonts fonts, TextMeasure measure) {
        this.fonts = fonts;
        this.measure = measure;
    }

    /**
     * Paints a figure.
     *
     * @param ground behind everything; may be transparent
     * @param scale device pixels in a logical one
     * @return the image before, when nothing changed
     */
    public FigureImage render(Figure figure, Rgba ground, double scale) {
        resize(new Size(pixels(figure.width() * scale), pixels(figure.height() * scale), scale));
        Composition state = new Composition(ground, states(figure.layers()));
        FigureImage last = shown;
        if (last != null && state.equals(shownState)) {
            return last;
        }
        List<FigureLayer> lower =
                figure.layers().subList(0, Math.max(0, figure.layers().size() - 1));
        composeBase(lower, ground);
        turn = (turn + 1) % BUFFERS;
        int[] target = buffers[turn];
        System.arraycopy(base, 0, target, 0, base.length);
        if (!figure.layers().isEmpty()) {
            paintTop(figure.layers().getLast(), target);
        }
        shownState = state;
        FigureImage image = new FigureImage(size.width, size.height, target);
        shown = image;
        return image;
    }

    private static int pixels(double length) {
        return (int) Math.max(1, Math.round(length));
    }

    private void resize(Size wanted) {
        if (wanted.equals(size)) {
            return;
        }
        if ((long) wanted.width * wanted.height > MOST_PIXELS) {
            throw new IllegalArgumentException("a figure of " + wanted.width + " x " + wanted.height
                    + " pixels is too large; at most " + MOST_PIXELS + " pixels can be painted");
        }
        size = wanted;
        base = new int[size.pixels()];
        for (int i = 0; i < BUFFERS; i++) {
            buffers[i] = new int[size.pixels()];
        }
        sheets.clear();
        baseState = null;
        shownState = null;
    }

    private void composeBase(List<FigureLayer> lower, Rgba ground) {
        Composition state = new Composition(ground, states(lower));
        if (state.equals(baseState)) {
            return;
        }
        Arrays.fill(base, Compositor.premultiplied(ground.argb()));
        for (int i = 0; i < lower.size(); i++) {
            Compositor.over(sheet(i, lower.get(i)), lower.get(i).opacity(), base);
        }
        baseState = state;
    }

    private int[] sheet(int index, FigureLayer layer) {
        if (index < sheets.size() && sheets.get(index).key.equals(layer.key())) {
            return sheets.get(index).pixels;
        }
        int[] pixels = new int[size.pixels()];
        paint(layer, pixels);
        Sheet sheet = new Sheet(layer.key(), pixels);
        if (index < sheets.size()) {
            sheets.set(index, sheet);
        } else {
            sheets.add(sheet);
        }
        return pixels;
    }

    private void paintTop(FigureLayer layer, int[] target) {
        if (layer.opacity() >= 1) {
            paint(layer, target);
        } else {
            int[] pixels = new int[size.pixels()];
            paint(layer, pixels);
            Compositor.over(pixels, layer.opacity(), target);
        }
    }

    private void paint(FigureLayer layer, int[] target) {
        try (BufferCanvas canvas = new BufferCanvas(target, size.width, size.height, size.scale)) {
            layer.drawing().paint(canvas.painter(fonts, measure));
        }
    }

    private static List<SheetState> states(List<FigureLayer> layers) {
        return layers.stream()
                .map(layer -> new SheetState(layer.key(), layer.opacity()))
                .toList();
    }
}
