/** The entry point: wiring by constructor, closing in reverse order. */
@NullMarked
package dev.headlight.app;

import org.jspecify.annotations.NullMarked;
