/** Figures: geometry, colours and what is drawn where. Knows no toolkit. */
@NullMarked
package dev.headlight.figure;

import org.jspecify.annotations.NullMarked;
