package dev.headlight.ui;

import dev.headlight.raster.FigureImage;
import dev.headlight.raster.PngWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Saves what a scene shows, also where it is larger than the screen. */
public final class Screenshot {
    private Screenshot() {}

    /** Writes the scene as a PNG file, one pixel a logical pixel. JavaFX thread only. */
    public static void save(Scene scene, Path file) throws IOException {
        WritableImage image = scene.getRoot().snapshot(null, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        Files.write(file, PngWriter.encode(new FigureImage(width, height, pixels)));
    }
}
