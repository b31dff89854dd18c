/** Figures as files: SVG, PDF and PNG. */
@NullMarked
package dev.headlight.export.figure;

import org.jspecify.annotations.NullMarked;
