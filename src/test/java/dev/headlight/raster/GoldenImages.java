package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Compares pictures with those that were looked at and kept. {@code -Dgolden.update=true} keeps what is painted now;
 * look at it before you commit it.
 */
public final class GoldenImages {
    private static final Path KEPT = Path.of("src/test/resources/golden");
    private static final Path SEEN = Path.of("target/golden");

    private GoldenImages() {}

    public static void check(String name, FigureImage painted) throws IOException {
        byte[] png = PngWriter.encode(painted);
        Path kept = KEPT.resolve(name + ".png");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(KEPT);
            Files.write(kept, png);
        }
        assertThat(kept).as("a picture to compare with").isRegularFile();
        BufferedImage expected = ImageIO.read(kept.toFile());
        BufferedImage actual = ImageIO.read(new ByteArrayInputStream(png));
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve(name + "-actual.png"), png);
        BufferedImage difference = ImageComparer.difference(expected, actual);
        ImageIO.write(difference, "png", SEEN.resolve(name + "-difference.png").toFile());
        assertThat(ImageComparer.areAlike(expected, actual))
                .as("%s looks as before; compare %s", name, SEEN.toAbsolutePath())
                .isTrue();
    }
}
