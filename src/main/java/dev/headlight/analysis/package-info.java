/** Pure functions over traces. */
@NullMarked
package dev.headlight.analysis;

import org.jspecify.annotations.NullMarked;
