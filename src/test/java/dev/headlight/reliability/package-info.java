/** Processes that are killed, and processes that do the same at once. */
@NullMarked
package dev.headlight.reliability;

import org.jspecify.annotations.NullMarked;
