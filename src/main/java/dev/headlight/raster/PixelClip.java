package dev.headlight.raster;

/**
 * The part of a picture that may be painted, in device pixels.
 *
 * @param right one past the last column
 * @param bottom one past the last row
 */
record PixelClip(int left, int top, int right, int bottom) {
    /** The same in an image whose rows and columns are exchanged. */
    PixelClip exchanged() {
        return new PixelClip(/* left= */ top, /* top= */ left, /* right= */ bottom, /* bottom= */ right);
    }

    /** The pixels whose centres lie within the edges, as far as they lie in this part. */
    PixelClip within(double x1, double y1, double x2, double y2) {
        return new PixelClip(
                Math.max(left, (int) Math.ceil(x1 - 0.5)),
                Math.max(top, (int) Math.ceil(y1 - 0.5)),
                Math.min(right, (int) Math.ceil(x2 - 0.5)),
                Math.min(bottom, (int) Math.ceil(y2 - 0.5)));
    }
}
