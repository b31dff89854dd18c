package dev.headlight.ui;

import dev.headlight.raster.FigureImage;
import java.nio.IntBuffer;
import java.util.IdentityHashMap;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Shows the rasterizer's images without copying them: one JavaFX image for each of the arrays that are in turn. */
final class PixelView extends ImageView {
    private final IdentityHashMap<int[], Slot> slots = new IdentityHashMap<>();
    private int width;
    private int height;

    private record Slot(PixelBuffer<IntBuffer> buffer, WritableImage image) {}

    PixelView() {
        setManaged(false);
        setMouseTransparent(true);
        setSmooth(false);
    }

    /** Shows the picture; {@code scale} is device pixels a logical pixel. JavaFX thread only. */
    void show(FigureImage picture, double scale) {
        if (picture.width() != width || picture.height() != height) {
            slots.clear();
            width = picture.width();
            height = picture.height();
        }
        Slot known = slots.get(picture.pixels());
        Slot slot = known == null ? slot(picture) : known;
        if (known != null) {
            slot.buffer.updateBuffer(buffer -> new Rectangle2D(0, 0, width, height));
        }
        setImage(slot.image);
        setFitWidth(width / scale);
        setFitHeight(height / scale);
    }

    private Slot slot(FigureImage picture) {
        PixelBuffer<IntBuffer> buffer =
                new PixelBuffer<>(width, height, IntBuffer.wrap(picture.pixels()), PixelFormat.getIntArgbPreInstance());
        Slot slot = new Slot(buffer, new WritableImage(buffer));
        slots.put(picture.pixels(), slot);
        return slot;
    }

    void clear() {
        slots.clear();
        setImage(null);
    }
}
