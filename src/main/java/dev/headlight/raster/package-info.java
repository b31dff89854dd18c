/** The Java2D painter: figures to pixels, on any thread and without a display. */
@NullMarked
package dev.headlight.raster;

import org.jspecify.annotations.NullMarked;
