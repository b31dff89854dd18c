package dev.headlight.figure;

/**
 * A small opaque or translucent picture made of data, one pixel a cell.
 *
 * @param width in pixels
 * @param height in pixels
 * @param argb {@code height * width} colours row by row, not premultiplied
 * @implNote the array is not copied, for speed; it must not change after it was handed over
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pixels(int width, int height, int[] argb) {
    public Pixels {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(
                    width + " x " + height + " pixels need as many colours, found " + argb.length);
        }
    }
}
